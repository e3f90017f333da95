/// The lines of a file of text, whatever editor has saved it.
enum TextLines {
  /// What is between ends of line of any kind (LF, CR LF, CR), without empty lines and without the
  /// mark of UTF-8 that some editors put in front.
  static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    withoutMark(bytes).split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
  }

  /// The same bytes without the mark of UTF-8 in front.
  static func withoutMark(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
  }
}
