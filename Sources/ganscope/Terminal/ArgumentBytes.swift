import GANEngine

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
      if String(validating: bytes, as: UTF8.self) == nil { return (place, String(showing: bytes)) }
    }
    return nil
  }

  private static func length(of text: UnsafeMutablePointer<CChar>) -> Int {
    var count = 0
    while text[count] != 0 { count += 1 }
    return count
  }
}
