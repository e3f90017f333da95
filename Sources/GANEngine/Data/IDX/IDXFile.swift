/// One file of MNIST's format, known by its header; its contents are read on demand.
///
/// Images are bytes in three extents; labels are bytes in one, or whole numbers in one or two, of
/// which the first column is the class, as QMNIST has it
/// (Y. LeCun, C. Cortes, C. Burges, "The MNIST database"; Yadav and Bottou 2019, "Cold case").
struct IDXFile: Equatable {
  enum Kind: Equatable {
    case images(height: Int, width: Int)
    case labels
  }

  static let largestSide = 64
  static let imagesMagic: UInt32 = 0x0000_0803
  static let labelsMagic: UInt32 = 0x0000_0801
  /// Contents above 1 GiB are mapped instead of read.
  static let largestInMemory = 1 << 30
  /// The order of a pass over the data is kept in memory, at 4 bytes an image.
  static let largestCount = 1 << 26
  private static let mostColumns = 64

  let path: String
  let kind: Kind
  /// Whether reading unpacks it.
  let isGzip: Bool
  let header: IDXHeader

  /// Images or labels held.
  var count: Int { header.extents[0] }

  /// Reads and checks the header only.
  init(path: String) throws(DataError) {
    var file = try PackedFile(path: path)
    try self.init(headerOf: &file)
  }

  private init(headerOf file: inout PackedFile) throws(DataError) {
    path = file.path
    header = try IDXHeader(of: &file)
    isGzip = file.isGzip
    guard let kind = header.kind else {
      throw DataError(path, .wrongMagic(found: header.magic))
    }
    self.kind = kind
    try checkPlausible(in: file)
  }

  /// Bytes of one image, or of one row of labels.
  private var itemBytes: Int { header.extents.dropFirst().reduce(header.element.size, *) }

  /// Bytes after the header.
  var payloadBytes: Int { count * itemBytes }

  /// All pixels: unpacked straight into memory, or mapped where they take more than `limit` bytes.
  func pixels(inMemoryUpTo limit: Int = largestInMemory) throws(DataError) -> PixelBytes {
    guard payloadBytes > limit, !isGzip else { return PixelBytes(try payload()) }
    var file = try PackedFile(path: path)
    try checkUnchanged(&file)
    return PixelBytes(
      try MappedFile(path: path, range: header.byteCount..<header.byteCount + payloadBytes))
  }

  /// All labels. Throws `.labelOutOfRange` for one that is not in 0…255.
  func labels() throws(DataError) -> [UInt8] {
    guard header.element != .unsignedByte else { return try payload() }
    var file = try PackedFile(path: path)
    try checkUnchanged(&file)
    var labels: [UInt8] = []
    labels.reserveCapacity(count)
    while labels.count < count {
      // In portions, since a row may be as long as an image.
      let rows = min(count - labels.count, 1 << 16)
      let bytes = try file.read(rows * itemBytes)
      guard bytes.count == rows * itemBytes else {
        throw truncated(after: labels.count * itemBytes + bytes.count)
      }
      for row in 0..<rows {
        let value = header.element.value(bytes[(row * itemBytes)...])
        guard let label = UInt8(exactly: value) else {
          throw DataError(path, .labelOutOfRange(index: labels.count, value: value))
        }
        labels.append(label)
      }
    }
    try file.expectEnd(after: header.byteCount + payloadBytes)
    return labels
  }

  /// All bytes after the header.
  func payload() throws(DataError) -> [UInt8] {
    var file = try PackedFile(path: path)
    try checkUnchanged(&file)
    var failure: DataError?
    let bytes = [UInt8](unsafeUninitializedCapacity: payloadBytes) { buffer, filled in
      do throws(DataError) {
        let whole = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[..<payloadBytes])
        filled = try file.read(into: whole)
      } catch { failure = error }
    }
    if let failure { throw failure }
    guard bytes.count == payloadBytes else { throw truncated(after: bytes.count) }
    try file.expectEnd(after: header.byteCount + payloadBytes)
    return bytes
  }

  private func truncated(after found: Int) -> DataError {
    DataError(
      path,
      .truncated(
        expected: header.byteCount + payloadBytes, found: header.byteCount + found))
  }

  private func checkUnchanged(_ file: inout PackedFile) throws(DataError) {
    guard try IDXFile(headerOf: &file) == self else { throw DataError(path, .changedWhileReading) }
  }

  private func checkPlausible(in file: borrowing PackedFile) throws(DataError) {
    switch kind {
    case .images(let height, let width):
      guard height == width, (1...Self.largestSide).contains(height) else {
        throw DataError(path, .wrongShape(height: height, width: width))
      }
    case .labels:
      guard header.extents.dropFirst().allSatisfy((1...Self.mostColumns).contains) else {
        throw DataError(path, .wrongMagic(found: header.magic))
      }
    }
    guard count > 0 else { throw DataError(path, .noItems(areImages: kind != .labels)) }
    // 2³² items of 64×64 bytes stay far below Int.max, so the product cannot overflow.
    let expected = header.byteCount + payloadBytes
    guard count <= Self.largestCount, !isGzip || expected <= file.largestContents else {
      throw DataError(path, .implausibleCount(count))
    }
    if isGzip, payloadBytes > Self.largestInMemory {
      throw DataError(path, .tooLargeToUnpack(bytes: payloadBytes))
    }
    guard isGzip || expected <= file.storedBytes else {
      throw DataError(path, .truncated(expected: expected, found: file.storedBytes))
    }
    guard isGzip || expected == file.storedBytes else {
      throw DataError(path, .tooLong(expected: expected))
    }
  }
}

extension IDXHeader {
  /// What the file holds; nil where that is neither images nor labels.
  fileprivate var kind: IDXFile.Kind? {
    if element == .unsignedByte, extents.count == 3 {
      return .images(height: extents[1], width: extents[2])
    }
    return extents.count <= element.mostExtentsOfLabels ? .labels : nil
  }

  /// The first four bytes.
  var magic: UInt32 { UInt32(element.rawValue) << 8 | UInt32(truncatingIfNeeded: extents.count) }
}

extension IDXHeader.Element {
  /// The whole number that some bytes begin with; 0 for numbers that are not whole.
  fileprivate func value(_ bytes: ArraySlice<UInt8>) -> Int {
    let word = bytes.prefix(size).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return switch self {
    case .unsignedByte: Int(word)
    case .signedByte: Int(Int8(truncatingIfNeeded: word))
    case .short: Int(Int16(truncatingIfNeeded: word))
    case .int: Int(Int32(bitPattern: word))
    case .float, .double: 0
    }
  }
}
