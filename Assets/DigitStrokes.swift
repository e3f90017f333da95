import CAssets

/// The pen-stroke skeletons that the embedded digits are drawn from.
public enum DigitStrokes {
  /// What messages call the file.
  public static let name = "digits.strokes"

  /// Its contents; its first lines explain the format.
  public static var text: String {
    let file = cassets_digit_strokes()
    return String(
      decoding: UnsafeRawBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
  }
}
