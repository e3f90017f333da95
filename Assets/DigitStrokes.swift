/// The pen-stroke skeletons that the embedded digits are drawn from.
///
/// Compiled into the program, so that it works wherever its binary is copied.
public enum DigitStrokes {
  /// What messages call the file.
  public static let name = "digits.strokes"

  /// Its contents; its first lines explain the format.
  public static var text: String {
    String(decoding: PackageResources.digits_strokes, as: UTF8.self)
  }
}
