import CCompute

/// Numbers of either type, as the kernels see them.
struct Numbers {
  let type: cc_type
  var bytes: [UInt8]

  init(_ values: [Float], _ type: cc_type) {
    self.type = type
    bytes =
      type == CC_F32
      ? values.flatMap { withUnsafeBytes(of: $0, Array.init) }
      : values.flatMap { withUnsafeBytes(of: Reference.half($0), Array.init) }
  }

  /// `count` NaNs, to be overwritten.
  init(_ count: Int, _ type: cc_type) {
    self.init(Array(repeating: .nan, count: count), type)
    // The plain rounding of the reference turns a NaN into another number.
    if type == CC_BF16 { bytes = Array(repeating: 0xFF, count: 2 * count) }
  }

  var values: [Float] {
    bytes.withUnsafeBytes { bytes in
      type == CC_F32
        ? Array(bytes.bindMemory(to: Float.self))
        : bytes.bindMemory(to: UInt16.self).map(Reference.float)
    }
  }

  var doubles: [Double] { values.map(Double.init) }
}
