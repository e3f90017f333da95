/// A part of a PNG file: its length, four letters, the data, a checksum.
///
/// Source: W3C, "Portable Network Graphics Specification", sections 5 and D.
struct PNGChunk {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  let type: String
  let data: [UInt8]

  /// The chunk as it stands in a file.
  var bytes: [UInt8] {
    let named = Array(type.utf8) + data
    return Self.word(UInt32(clamping: data.count)) + named + Self.word(Self.checksum(named))
  }

  /// The chunks of a whole file; what is cut short is left out.
  static func all(in file: [UInt8]) -> [PNGChunk] {
    var chunks: [PNGChunk] = []
    var start = signature.count
    while start + 12 <= file.count {
      let length = file[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
      let data = start + 8
      guard length <= file.count - data - 4 else { break }
      chunks.append(
        PNGChunk(
          type: String(decoding: file[start + 4..<data], as: UTF8.self),
          data: Array(file[data..<data + length])))
      start = data + length + 4
    }
    return chunks
  }

  /// A number as PNG has it, most significant byte first.
  static func word(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ sum >> 1 : sum >> 1 }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ sum >> 8 }
  }
}
