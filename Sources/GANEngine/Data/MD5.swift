import Foundation

/// The checksum that data sets are published with; no protection against forgery.
///
/// Source: RFC 1321.
struct MD5 {
  private var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476]
  private var rest: [UInt8] = []
  private var length: UInt64 = 0

  private static let shifts: [[UInt32]] = [
    [7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21],
  ]
  private static let sines = (1...64).map { UInt32(4_294_967_296 * sin(Double($0)).magnitude) }

  /// Takes in the next bytes.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    length &+= UInt64(bytes.count)
    var bytes = bytes[...]
    if !rest.isEmpty {
      let missing = bytes.prefix(64 - rest.count)
      rest += missing
      bytes = bytes.dropFirst(missing.count)
      guard rest.count == 64 else { return }
      rest.withUnsafeBytes { add(UnsafeRawBufferPointer(rebasing: $0[...])) }
      rest = []
    }
    while bytes.count >= 64 {
      add(UnsafeRawBufferPointer(rebasing: bytes.prefix(64)))
      bytes = bytes.dropFirst(64)
    }
    rest += bytes
  }

  /// The checksum of all bytes so far, as 32 hexadecimal digits.
  var digest: String {
    var copy = self
    var padding: [UInt8] = [0x80]
    padding += [UInt8](repeating: 0, count: (119 - rest.count % 64) % 64)
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      padding.append(UInt8(truncatingIfNeeded: (length &* 8) >> shift))
    }
    padding.withUnsafeBytes { copy.update($0) }
    return copy.state.flatMap { word in
      [0, 8, 16, 24].map { shift in
        let byte = String(UInt8(truncatingIfNeeded: word >> UInt32(shift)), radix: 16)
        return byte.count == 1 ? "0" + byte : byte
      }
    }.joined()
  }

  private mutating func add(_ block: UnsafeRawBufferPointer) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    for i in 0..<64 {
      let (mix, index): (UInt32, Int) =
        switch i / 16 {
        case 0: ((b & c) | (~b & d), i)
        case 1: ((d & b) | (~d & c), (5 * i + 1) % 16)
        case 2: (b ^ c ^ d, (3 * i + 5) % 16)
        default: (c ^ (b | ~d), 7 * i % 16)
        }
      let word = UInt32(
        littleEndian: block.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self))
      let sum = a &+ mix &+ Self.sines[i] &+ word
      let shift = Self.shifts[i / 16][i % 4]
      (a, d, c, b) = (d, c, b, b &+ (sum << shift | sum >> (32 - shift)))
    }
    state = [state[0] &+ a, state[1] &+ b, state[2] &+ c, state[3] &+ d]
  }
}
