/// The arguments as the system has them.
enum ArgumentBytes {
  /// The first argument that is not UTF-8, readable, and its place; nil where all are.
  ///
  /// Such bytes come into the program replaced by others, and would name another file.
  static func firstFlaw(
    in arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>, count: Int32
  ) -> (place: Int, text: String)? {
    for place in 0..<Int(count) {
      guard let argument = arguments[place] else { continue }
      let bytes = UnsafeBufferPointer(start: argument, count: length(of: argument))
        .map { UInt8(bitPattern: $0) }
      if let text = readable(bytes) { return (place, text) }
    }
    return nil
  }

  /// The text with its broken bytes as `\xFF`; nil where none is broken.
  static func readable(_ bytes: [UInt8]) -> String? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var text = ""
    var rest = bytes[...]
    while let first = rest.first {
      let character = (1...4).lazy
        .filter { $0 <= rest.count }
        .compactMap { count in
          String(validating: rest.prefix(count), as: UTF8.self).map { (count, $0) }
        }.first
      text += character?.1 ?? "\\x" + String(first, radix: 16, uppercase: true)
      rest = rest.dropFirst(character?.0 ?? 1)
    }
    return text
  }

  private static func length(of text: UnsafeMutablePointer<CChar>) -> Int {
    var count = 0
    while text[count] != 0 { count += 1 }
    return count
  }
}
