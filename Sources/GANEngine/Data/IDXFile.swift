/// One file of MNIST's format, known by its header; its contents are read on demand.
///
/// Format: big-endian magic number, big-endian sizes, then one byte a pixel or label
/// (Y. LeCun, C. Cortes, C. Burges, "The MNIST database").
struct IDXFile: Equatable {
  enum Kind: Equatable {
    case images(height: Int, width: Int)
    case labels
  }

  static let largestSide = 64
  static let imagesMagic: UInt32 = 0x0000_0803
  static let labelsMagic: UInt32 = 0x0000_0801
  /// Contents above 1 GiB are not digits for a program that keeps them in memory.
  private static let largestContents = 1 << 30

  let path: String
  let kind: Kind
  /// Images or labels held.
  let count: Int

  /// Reads and checks the header only.
  init(path: String) throws(DataError) {
    var file = try PackedFile(path: path)
    self = try IDXFile(headerOf: &file)
  }

  private init(headerOf file: inout PackedFile) throws(DataError) {
    let magic = try Self.magic(of: &file)
    switch magic {
    case Self.imagesMagic:
      let sizes = try Self.words(3, of: &file, after: 4)
      kind = .images(height: sizes[1], width: sizes[2])
      count = sizes[0]
    case Self.labelsMagic:
      kind = .labels
      count = try Self.words(1, of: &file, after: 4)[0]
    default:
      throw DataError(file.path, .wrongMagic(found: magic))
    }
    path = file.path
    try checkPlausible(in: file)
  }

  /// Bytes before the first pixel or label.
  private var headerBytes: Int { kind == .labels ? 8 : 16 }

  /// Bytes of one image or label.
  private var itemBytes: Int {
    switch kind {
    case .images(let height, let width): height * width
    case .labels: 1
    }
  }

  /// Bytes after the header.
  var payloadBytes: Int { count * itemBytes }

  /// All pixels or labels, unpacked straight into the array that is returned.
  func payload() throws(DataError) -> [UInt8] {
    var file = try PackedFile(path: path)
    guard try IDXFile(headerOf: &file) == self else { throw DataError(path, .changedWhileReading) }
    var failure: DataError?
    let bytes = [UInt8](unsafeUninitializedCapacity: payloadBytes) { buffer, filled in
      do throws(DataError) {
        let whole = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[..<payloadBytes])
        filled = try file.read(into: whole)
      } catch { failure = error }
    }
    if let failure { throw failure }
    let expected = headerBytes + payloadBytes
    guard bytes.count == payloadBytes else {
      throw DataError(path, .truncated(expected: expected, found: headerBytes + bytes.count))
    }
    try file.expectEnd(after: expected)
    return bytes
  }

  private func checkPlausible(in file: borrowing PackedFile) throws(DataError) {
    if case .images(let height, let width) = kind {
      guard height == width, (1...Self.largestSide).contains(height) else {
        throw DataError(path, .wrongShape(height: height, width: width))
      }
    }
    // 2³² items of 64×64 bytes stay far below Int.max, so the product cannot overflow.
    guard count > 0, payloadBytes <= Self.largestContents else {
      throw DataError(path, .implausibleCount(count))
    }
    let expected = headerBytes + payloadBytes
    guard expected <= file.largestContents else {
      throw DataError(
        path,
        file.isGzip
          ? .implausibleCount(count) : .truncated(expected: expected, found: file.storedBytes))
    }
  }

  private static func magic(of file: inout PackedFile) throws(DataError) -> UInt32 {
    let start = try file.read(4)
    guard start.count == 4 else {
      throw DataError(file.path, .truncated(expected: 8, found: start.count))
    }
    guard start[0] == 0, start[1] == 0 else {
      throw DataError(file.path, .notIDX(found: try start + file.read(12)))
    }
    return bigEndian(start[...])
  }

  private static func words(
    _ count: Int, of file: inout PackedFile, after offset: Int
  ) throws(DataError) -> [Int] {
    let bytes = try file.read(count * 4)
    guard bytes.count == count * 4 else {
      throw DataError(
        file.path, .truncated(expected: offset + count * 4, found: offset + bytes.count))
    }
    return (0..<count).map { Int(bigEndian(bytes[$0 * 4..<$0 * 4 + 4])) }
  }

  private static func bigEndian(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }
}
