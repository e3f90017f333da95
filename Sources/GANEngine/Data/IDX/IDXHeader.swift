/// What an IDX file begins with: two zero bytes, the type of its numbers, how many extents it has, and
/// those, all big-endian.
struct IDXHeader: Equatable {
  enum Element: UInt8 {
    case unsignedByte = 0x08
    case signedByte = 0x09
    case short = 0x0b
    case int = 0x0c
    case float = 0x0d
    case double = 0x0e

    /// Extents that a file of labels may have, of which the first counts them; 0 where none has such
    /// numbers.
    var mostExtentsOfLabels: Int {
      switch self {
      case .unsignedByte, .signedByte: 1
      case .short, .int: 2
      case .float, .double: 0
      }
    }

    var size: Int {
      switch self {
      case .unsignedByte, .signedByte: 1
      case .short: 2
      case .int, .float: 4
      case .double: 8
      }
    }
  }

  let element: Element
  /// The first one counts images or labels.
  let extents: [Int]

  /// Bytes before the first number.
  var byteCount: Int { 4 + 4 * extents.count }

  /// More extents than any file of images has.
  private static let mostExtents = 8

  /// Reads the beginning of a file.
  init(of file: inout PackedFile) throws(DataError) {
    let start = try file.read(4)
    guard start.count == 4 else {
      throw DataError(file.path, .truncated(expected: 8, found: start.count))
    }
    let magic = Self.bigEndian(start[...])
    guard start[0] == 0, start[1] == 0, magic != 0 else {
      throw DataError(
        file.path, .foreign(FileKind(try start + file.read(FileKind.headLength - 4))))
    }
    let count = Int(start[3])
    guard let element = Element(rawValue: start[2]), (1...Self.mostExtents).contains(count) else {
      let kind = FileKind(try start + file.read(FileKind.headLength - 4))
      throw DataError(file.path, kind.isKnown ? .foreign(kind) : .wrongMagic(found: magic))
    }
    let bytes = try file.read(count * 4)
    guard bytes.count == count * 4 else {
      throw DataError(
        file.path, .truncated(expected: 4 + count * 4, found: 4 + bytes.count))
    }
    self.element = element
    extents = (0..<count).map { Int(Self.bigEndian(bytes[$0 * 4..<$0 * 4 + 4])) }
  }

  private static func bigEndian(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }
}
