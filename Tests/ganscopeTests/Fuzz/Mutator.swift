/// Makes broken files out of whole ones, the same ones for the same seed.
struct Mutator {
  private let seeds: [[UInt8]]
  private var state: UInt64
  /// No input grows beyond this.
  private static let mostBytes = 1 << 16

  init(_ seeds: [[UInt8]], seed: UInt64) {
    self.seeds = seeds
    state = seed
  }

  /// One of the seeds with one to four kinds of damage.
  mutating func next() -> [UInt8] {
    guard !seeds.isEmpty else { return [] }
    var bytes = seeds[number(below: seeds.count)]
    for _ in 0...number(below: 4) {
      damage(&bytes)
      if bytes.count > Self.mostBytes { bytes.removeLast(bytes.count - Self.mostBytes) }
    }
    return bytes
  }

  private mutating func damage(_ bytes: inout [UInt8]) {
    let place = number(below: bytes.count + 1)
    let length = number(below: min(bytes.count - place, [1, 8, 64, 4096][number(below: 4)]) + 1)
    let slice = place..<place + length
    switch number(below: 13) {
    case 0, 1: if place < bytes.count { bytes[place] ^= 1 << UInt8(number(below: 8)) }
    case 2: if place < bytes.count { bytes[place] = [0, 1, 0x7f, 0x80, 0xff][number(below: 5)] }
    case 3: bytes.removeLast(bytes.count - place)
    case 4: bytes.removeSubrange(slice)
    case 5: bytes.insert(contentsOf: bytes[slice], at: number(below: bytes.count + 1))
    case 6, 7: replaceNumber(in: &bytes, from: place)
    case 8: writeWord(into: &bytes, at: place)
    case 9:
      let other = seeds[number(below: seeds.count)]
      let start = number(below: other.count + 1)
      bytes.replaceSubrange(slice, with: other[start...].prefix(length + number(below: 64)))
    case 10: bytes.insert(contentsOf: nesting(), at: place)
    case 11:
      bytes.insert(contentsOf: Self.odd[number(below: Self.odd.count)], at: place)
    default:
      bytes.replaceSubrange(
        slice, with: (0..<length).map { _ in UInt8(truncatingIfNeeded: word()) })
    }
  }

  /// A run of digits becomes a number that few expect.
  private mutating func replaceNumber(in bytes: inout [UInt8], from place: Int) {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard let first = bytes[place...].firstIndex(where: digits.contains) else { return }
    let end = bytes[first...].firstIndex { !digits.contains($0) } ?? bytes.endIndex
    bytes.replaceSubrange(first..<end, with: Self.extremes[number(below: Self.extremes.count)].utf8)
  }

  /// Two, four or eight bytes become a number near the end of a range, either end first.
  private mutating func writeWord(into bytes: inout [UInt8], at place: Int) {
    let width = 2 << number(below: 3)
    let value = Self.words[number(below: Self.words.count)] &+ UInt64(number(below: 3)) &- 1
    var word = (0..<width).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
    if number(below: 2) == 0 { word.reverse() }
    bytes.replaceSubrange(place..<min(place + width, bytes.count), with: word)
  }

  private mutating func nesting() -> [UInt8] {
    let pieces = [#"["#, #"{"a":"#, #"[{"b":["#, "(", "]", "}"]
    let piece = pieces[number(below: pieces.count)].utf8
    return Array(repeatElement(piece, count: [1, 3, 600, 8000][number(below: 4)]).joined())
  }

  private mutating func number(below limit: Int) -> Int {
    limit > 0 ? Int(word() % UInt64(limit)) : 0
  }

  /// SplitMix64 (Steele, Lea and Flood 2014).
  private mutating func word() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  private static let extremes = [
    "0", "-1", "-0", "1e400", "-1e400", "1e-400", "NaN", "nan", "inf", "Infinity", "null", "true",
    "255", "256", "65535", "65536", "2147483647", "2147483648", "-2147483649", "4294967296",
    "9007199254740993", "9223372036854775807", "9223372036854775808", "-9223372036854775809",
    "18446744073709551615", "18446744073709551616", "1e18", "1e19", "0.1e1", "1.5", "007", "+7",
    "1_0",
    "\"7\"", "[]", "{}", "", "١", "99999999999999999999999999999999999999999999",
  ]

  private static let words: [UInt64] = [
    0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 1 << 20, 1 << 30, 1 << 31, 1 << 32, 1 << 53,
    1 << 62, 1 << 63, .max,
  ]

  private static let odd: [[UInt8]] = [
    [0xff], [0xfe, 0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80],
    [0xef, 0xbb, 0xbf], [0], [0x0d, 0x0a], [0x0d], [0x0a], Array(",,,,;;\t".utf8), Array("\"".utf8),
    Array(#"\ud800"#.utf8), Array(#"\u0000"#.utf8), Array("\u{1b}[2J".utf8),
    [UInt8](repeating: 0x20, count: 5000), [UInt8](repeating: 0x39, count: 400),
  ]
}
