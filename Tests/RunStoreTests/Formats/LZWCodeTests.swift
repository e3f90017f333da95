import Testing

@testable import RunStore

@Suite struct LZWCodeTests {
  /// The codes 256 (clear), 7, 258 (7 7), 257 (end), 9 bits each, lowest bit first.
  @Test func codesArePackedFromTheLowestBit() {
    let codes = [256, 7, 258, 257]
    let packed = codes.enumerated().reduce(UInt64(0)) { $0 | UInt64($1.element) << ($1.offset * 9) }
    let bytes = (0..<5).map { UInt8(truncatingIfNeeded: packed >> ($0 * 8)) }
    #expect(LZWCode.encode([7, 7, 7]) == bytes)
  }

  @Test func nothingIsClearAndEnd() {
    #expect(LZWCode.encode([]) == [0x00, 0x03, 0x02])
  }

  /// A reader after the specification, which knows nothing of the writer.
  private func decode(_ bytes: [UInt8]) -> [UInt8] {
    var table: [[UInt8]] = []
    var (width, position) = (9, 0)
    var previous: [UInt8]?
    var output: [UInt8] = []
    while position + width <= bytes.count * 8 {
      let code = (0..<width).reduce(0) { sum, bit in
        let place = position + bit
        return sum | Int(bytes[place / 8] >> UInt8(place % 8) & 1) << bit
      }
      position += width
      if code == 257 { return output }
      if code == 256 {
        table = (0..<256).map { [UInt8($0)] } + [[], []]
        (width, previous) = (9, nil)
        continue
      }
      let entry = code < table.count ? table[code] : (previous ?? []) + (previous ?? []).prefix(1)
      output += entry
      if let previous, table.count < 4096 { table.append(previous + entry.prefix(1)) }
      if table.count == 1 << width && width < 12 { width += 1 }
      previous = entry
    }
    return []
  }

  /// Every length around those at which codes grow and the table is full.
  @Test(arguments: [250...260, 760...775, 1790...1800, 3830...3850, 7670...7700])
  func everyLengthComesBack(lengths: ClosedRange<Int>) {
    var state: UInt64 = 1
    let noise = (0..<lengths.upperBound).map { _ -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(state >> 56)
    }
    for length in lengths {
      let symbols = Array(noise.prefix(length))
      #expect(decode(LZWCode.encode(symbols)) == symbols)
    }
  }
}
