/// How bytes of an image become numbers: byte · scale + offset.
struct PixelScale {
  let scale: Float
  let offset: Float

  /// 0 → −1, 255 → 1.
  static let symmetric = PixelScale(scale: 1 / 127.5, offset: -1)
  /// 0 → 0, 255 → 1.
  static let unit = PixelScale(scale: 1 / 255, offset: 0)

  /// The nearest byte; 0 for what is no number.
  func byte(_ value: Float) -> UInt8 {
    guard value.isFinite else { return 0 }
    return UInt8(min(max((value - offset) / scale, 0), 255).rounded())
  }
}
