/// The tensors of a safetensors file that is in memory.
struct EmbeddedTensors {
  let metadata: [String: String]
  let tensors: [NamedTensor]

  /// Reads F32, BF16 (widened) and I64.
  /// - Throws: `SafeTensorsError`, which calls the file `name`.
  init(_ bytes: UnsafeRawBufferPointer, name: String) throws(SafeTensorsError) {
    do {
      let header = try Self.header(of: bytes)
      var start = bytes.count - header.entries.reduce(0) { $0 + $1.count * $1.type.size }
      var tensors: [NamedTensor] = []
      for entry in header.entries {
        let end = start + entry.count * entry.type.size
        let part = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
        tensors.append(
          NamedTensor(
            name: entry.name, shape: entry.shape, values: try Self.values(of: entry, in: part)))
        start = end
      }
      metadata = header.metadata
      self.tensors = tensors
    } catch {
      throw SafeTensorsError(name, error)
    }
  }

  private static func header(
    of bytes: UnsafeRawBufferPointer
  ) throws(SafeTensorsError.Problem) -> SafeTensorsHeader {
    guard bytes.count >= 8 else { throw .length(expected: 8, found: bytes.count) }
    let length = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
    let limit = min(SafeTensorsHeader.lengthLimit, bytes.count - 8)
    guard length >= 2, length <= UInt64(limit) else {
      throw .headerLength(limit: limit, found: length)
    }
    let json = Array(bytes[8..<8 + Int(length)])
    return try SafeTensorsHeader(json: json, dataLength: bytes.count - 8 - json.count)
  }

  private static func values(
    of entry: SafeTensorsHeader.Entry, in bytes: UnsafeRawBufferPointer
  ) throws(SafeTensorsError.Problem) -> NamedTensor.Values {
    func all<Element: BitwiseCopyable>(_ type: Element.Type) -> [Element] {
      (0..<entry.count).map {
        bytes.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Element>.stride, as: type)
      }
    }
    switch entry.type {
    case .float32: return .float32(all(Float.self))
    case .int64: return .int64(all(Int64.self))
    case .bfloat16:
      return .float32(all(UInt16.self).map { Float(bfloat16Bits: $0) })
    case .bool, .uint8, .int8, .float8E5M2, .float8E4M3, .int16, .uint16, .float16, .int32,
      .uint32, .uint64, .float64:
      throw .elementType(tensor: entry.name, found: entry.type.rawValue)
    }
  }
}
