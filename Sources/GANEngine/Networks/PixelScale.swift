import CCompute

/// How bytes of an image become numbers: byte · scale + offset.
struct PixelScale {
  let scale: Float
  let offset: Float

  /// 0 → −1, 255 → 1.
  static let symmetric = PixelScale(scale: 1 / 127.5, offset: -1)
  /// 0 → 0, 255 → 1.
  static let unit = PixelScale(scale: 1 / 255, offset: 0)

  /// The nearest bytes; 0 for NaN.
  func bytes(_ values: UnsafeBufferPointer<Float>, in context: ComputeContext) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: values.count) { bytes, count in
      count = values.count
      cc_bytes(
        context.handle, Int64(values.count), scale, offset, values.baseAddress, bytes.baseAddress)
    }
  }
}
