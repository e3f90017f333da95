import GANEngine

/// The head of a NumPy file: a Python dictionary with three members.
struct NumPyHeader: Equatable {
  /// E.g. "|u1".
  let elementType: String
  let isFortranOrder: Bool
  let shape: [Int]
  /// Where the data begins.
  let dataOffset: Int

  static let magic: [UInt8] = [0x93] + "NUMPY".utf8
  /// More than any array of plain numbers needs.
  static let longest = 65_536

  /// Reads the head. Throws `NumPyError.Problem` as the reason, or `FileError`.
  init(of file: borrowing InputFile) throws {
    let start = try file.bytes(at: 0, count: 12)
    guard start.count >= 10, Array(start.prefix(6)) == Self.magic else {
      throw NumPyError(
        file.path, .notNumPy(FileKind(try file.bytes(at: 0, count: FileKind.headLength))))
    }
    let (major, minor) = (Int(start[6]), Int(start[7]))
    guard (1...3).contains(major), minor == 0, start.count == 12 else {
      throw NumPyError(file.path, .version(major: major, minor: minor))
    }
    // Two bytes of length in version 1, four since.
    let lengthBytes = major == 1 ? 2 : 4
    let length = start[8..<8 + lengthBytes].reversed().reduce(0) { $0 << 8 | Int($1) }
    let bytes = try file.bytes(at: 8 + lengthBytes, count: min(length, Self.longest))
    guard bytes.count == length else {
      throw NumPyError(file.path, .header("is cut short, or longer than \(Self.longest) bytes"))
    }
    dataOffset = 8 + lengthBytes + length
    let text = String(decoding: bytes, as: UTF8.self)
    let type = text.firstMatch(of: /['"]descr['"]\s*:\s*['"]([^'"]*)['"]/)
    let order = text.firstMatch(of: /['"]fortran_order['"]\s*:\s*(True|False)/)
    let extents = text.firstMatch(of: /['"]shape['"]\s*:\s*\(([0-9L,\s]*)\)/)
    guard let type, let order, let extents else {
      let missing = type == nil ? "descr" : order == nil ? "fortran_order" : "shape"
      throw NumPyError(file.path, .header("has no plain '\(missing)'"))
    }
    elementType = String(type.1)
    isFortranOrder = order.1 == "True"
    shape = try Self.numbers(extents.1, file.path)
  }

  private static func numbers(_ text: Substring, _ path: String) throws -> [Int] {
    try text.split(separator: ",").map { part in
      // Python 2 marks long integers.
      let digits = part.filter { !$0.isWhitespace && $0 != "L" }
      return digits
    }.filter { !$0.isEmpty }.map { digits in
      guard let number = Int(digits) else {
        throw NumPyError(path, .header("has an extent of \(digits)"))
      }
      return number
    }
  }
}
