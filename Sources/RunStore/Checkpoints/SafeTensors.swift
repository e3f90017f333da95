import Foundation
public import GANEngine

/// Named tensors and a few strings in the safetensors format.
///
/// Layout: 8 bytes of header length (little-endian), a JSON header padded with spaces to a multiple
/// of 8, then the values, little-endian, without gaps.
/// Source: https://github.com/huggingface/safetensors#format
public struct SafeTensors: Equatable, Sendable {
  /// The file's own strings, by name.
  public var metadata: [String: String]
  /// In the order of the file: wide elements first, then by name, so that all are aligned.
  public var tensors: [NamedTensor]

  /// The contents of a file to be written; names of tensors are unique.
  public init(metadata: [String: String] = [:], tensors: [NamedTensor]) {
    self.metadata = metadata
    self.tensors = tensors
  }

  /// Reads a file. Floats come as 32-bit ones, F64 rounded; whole numbers as 64-bit ones.
  /// - Throws: `SafeTensorsError` for what is in the file, `FileError` where it cannot be read.
  public init(contentsOf path: String) throws {
    do {
      let file = try Self.open(path)
      let header = try Self.readHeader(of: file)
      metadata = header.metadata
      tensors = try header.entries.map { entry in
        NamedTensor(
          name: entry.name, shape: entry.shape, values: try Self.readValues(of: entry, from: file))
      }
    } catch let problem as SafeTensorsError.Problem {
      throw SafeTensorsError(path, problem)
    }
  }

  /// The strings in a file's header; its tensors are not read.
  /// - Throws: `SafeTensorsError` or `FileError`.
  static func metadata(of path: String) throws -> [String: String] {
    do {
      return try readHeader(of: try open(path)).metadata
    } catch let problem as SafeTensorsError.Problem {
      throw SafeTensorsError(path, problem)
    }
  }

  /// Names, types and shapes of a file's tensors; their values are not read.
  /// - Throws: `SafeTensorsError` or `FileError`.
  static func entries(of path: String) throws -> [SafeTensorsHeader.Entry] {
    do {
      return try readHeader(of: try open(path)).entries
    } catch let problem as SafeTensorsError.Problem {
      throw SafeTensorsError(path, problem)
    }
  }

  private static func open(_ path: String) throws -> InputFile {
    let file = try InputFile(path)
    let head = try file.bytes(at: 0, count: FileKind.headLength)
    switch FileKind(head) {
    case .safetensors, .unknown: return file
    // What is shorter than any header may have been one.
    case let kind: throw SafeTensorsError.Problem.otherFile(kind)
    }
  }

  private static func readHeader(of file: borrowing InputFile) throws -> SafeTensorsHeader {
    guard let length = try file.next(1, of: UInt64.self)?.first.map(UInt64.init(littleEndian:))
    else { throw SafeTensorsError.Problem.length(expected: 8, found: file.size) }
    let limit = min(SafeTensorsHeader.lengthLimit, file.size - 8)
    if length > UInt64(limit), length <= UInt64(SafeTensorsHeader.lengthLimit) {
      throw SafeTensorsError.Problem.cutHeader(expected: 8 + Int(length), found: file.size)
    }
    guard length >= 2, length <= UInt64(limit) else {
      throw SafeTensorsError.Problem.headerLength(limit: limit, found: length)
    }
    guard let json = try file.next(Int(length), of: UInt8.self) else { throw shrunk(file) }
    return try SafeTensorsHeader(json: json, dataLength: file.size - 8 - json.count)
  }

  private static func readValues(
    of entry: SafeTensorsHeader.Entry, from file: borrowing InputFile
  ) throws -> NamedTensor.Values {
    let values: NamedTensor.Values? =
      switch entry.type {
      case .float32: try file.next(entry.count, of: Float.self).map { .float32($0) }
      case .float64:
        try file.next(entry.count, of: Double.self).map { .float32($0.map(Float.init)) }
      case .float16:
        try file.next(entry.count, of: UInt16.self).map {
          .float32($0.map { Float(halfBits: $0) })
        }
      case .bfloat16:
        try file.next(entry.count, of: UInt16.self).map {
          .float32($0.map { Float(bfloat16Bits: $0) })
        }
      case .int64: try file.next(entry.count, of: Int64.self).map { .int64($0) }
      case .int32: try file.next(entry.count, of: Int32.self).map { .int64($0.map(Int64.init)) }
      case .int16: try file.next(entry.count, of: Int16.self).map { .int64($0.map(Int64.init)) }
      case .int8: try file.next(entry.count, of: Int8.self).map { .int64($0.map(Int64.init)) }
      case .uint32: try file.next(entry.count, of: UInt32.self).map { .int64($0.map(Int64.init)) }
      case .uint16: try file.next(entry.count, of: UInt16.self).map { .int64($0.map(Int64.init)) }
      case .uint8, .bool:
        try file.next(entry.count, of: UInt8.self).map { .int64($0.map(Int64.init)) }
      case .uint64, .float8E4M3, .float8E5M2:
        throw SafeTensorsError.Problem.elementType(tensor: entry.name, found: entry.type.rawValue)
      }
    guard let values else { throw shrunk(file) }
    return values
  }

  /// Only a file cut short while it is read ends after its length was checked.
  private static func shrunk(_ file: borrowing InputFile) -> SafeTensorsError.Problem {
    .length(expected: file.size, found: 0)
  }

  /// Writes the file whole or not at all.
  /// - Throws: `SafeTensorsError` where names repeat or a shape does not fit its values; `FileError`.
  public func write(to path: String) throws {
    try Self.write(tensors.map(SavedTensor.init), metadata: metadata, to: path)
  }

  /// The same of tensors that are made one after the other, twice each.
  static func write(
    _ tensors: [SavedTensor], metadata: [String: String], to path: String
  ) throws {
    let parts = tensors.map { Part($0) }
    let ordered = parts.sorted { ($0.order, $0.name) < ($1.order, $1.name) }
    let header: [UInt8]
    do {
      header = try Self.header(of: ordered, metadata)
    } catch {
      throw SafeTensorsError(path, error)
    }
    try AtomicFile.write(to: path) { file in
      try withUnsafeBytes(of: UInt64(header.count).littleEndian) { try file.write($0) }
      try file.write(header)
      for part in ordered { try part.saved.tensor.values.withUnsafeBytes { try file.write($0) } }
    }
  }

  // What the header says of a tensor.
  private struct Part {
    let saved: SavedTensor
    let shape: [Int]
    let type: ElementType
    let byteCount: Int

    init(_ saved: SavedTensor) {
      self.saved = saved
      let tensor = saved.tensor
      shape = tensor.shape
      type = tensor.values.type
      byteCount = tensor.values.byteCount
    }

    var name: String { saved.name }
    var order: Int { -type.size }
  }

  private static func header(
    of tensors: [Part], _ metadata: [String: String]
  ) throws(SafeTensorsError.Problem) -> [UInt8] {
    var members: [String] = []
    if !metadata.isEmpty {
      let strings = metadata.sorted { $0.key < $1.key }.map {
        "\(JSONText.quoted($0.key)):\(JSONText.quoted($0.value))"
      }
      members.append("\"\(SafeTensorsDocument.metadataName)\":{\(strings.joined(separator: ","))}")
    }
    var names: Set = [SafeTensorsDocument.metadataName]
    var start = 0
    for tensor in tensors {
      guard names.insert(tensor.name).inserted else { throw .duplicateName }
      let end = start + tensor.byteCount
      members.append(try member(tensor, start: start, end: end))
      start = end
    }
    let json = Array("{\(members.joined(separator: ","))}".utf8)
    let padding = (8 - json.count % 8) % 8
    return json + Array(repeating: UInt8(ascii: " "), count: padding)
  }

  private static func member(
    _ tensor: Part, start: Int, end: Int
  ) throws(SafeTensorsError.Problem) -> String {
    let type = tensor.type
    guard let count = SafeTensorsHeader.valueCount(tensor.shape), count <= Int.max / type.size
    else { throw .shape(tensor: tensor.name, tensor.shape) }
    guard count * type.size == end - start else {
      throw .tensorLength(
        tensor: tensor.name, expected: count * type.size, found: end - start)
    }
    let shape = tensor.shape.map(String.init).joined(separator: ",")
    return "\(JSONText.quoted(tensor.name)):{\"dtype\":\"\(type.rawValue)\","
      + "\"shape\":[\(shape)],\"data_offsets\":[\(start),\(end)]}"
  }
}

extension NamedTensor.Values {
  fileprivate var type: ElementType {
    switch self {
    case .float32: .float32
    case .int64: .int64
    }
  }

  fileprivate var byteCount: Int { withUnsafeBytes { $0.count } }

  fileprivate func withUnsafeBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    switch self {
    case .float32(let values): try values.withUnsafeBytes(body)
    case .int64(let values): try values.withUnsafeBytes(body)
    }
  }
}
