/// The compression of GIF: Lempel–Ziv–Welch with codes of 9 to 12 bits for symbols of 8.
///
/// Source: CompuServe, "GIF89a specification", appendix F.
struct LZWCode {
  private static let clear = 256
  private static let end = 257
  private static let limit = 4096

  /// The packed codes, lowest bit first.
  private var bytes: [UInt8] = []
  private var bits: UInt32 = 0
  private var bitCount = 0
  private var width = 9
  private var next = 258
  /// By a hash of prefix and symbol: both, and their code.
  private var keys = [Int32](repeating: -1, count: 8192)
  private var codes = [Int](repeating: 0, count: 8192)

  /// Compresses symbols.
  static func encode(_ symbols: [UInt8]) -> [UInt8] {
    var code = LZWCode()
    code.emit(clear)
    guard var prefix = symbols.first.map(Int.init) else { return code.finished() }
    for symbol in symbols.dropFirst() {
      let slot = code.slot(prefix, symbol)
      if code.keys[slot] >= 0 {
        prefix = code.codes[slot]
        continue
      }
      code.emit(prefix)
      code.add(prefix, symbol, at: slot)
      prefix = Int(symbol)
    }
    code.emit(prefix)
    return code.finished()
  }

  private mutating func add(_ prefix: Int, _ symbol: UInt8, at slot: Int) {
    guard next < Self.limit else {
      emit(Self.clear)
      for index in keys.indices { keys[index] = -1 }
      (width, next) = (9, 258)
      return
    }
    keys[slot] = Self.key(prefix, symbol)
    codes[slot] = next
    next += 1
  }

  /// Where the pair is, or where it would go.
  private func slot(_ prefix: Int, _ symbol: UInt8) -> Int {
    let key = Self.key(prefix, symbol)
    var slot = (prefix &* 31 ^ Int(symbol) << 5) % keys.count
    while keys[slot] >= 0 && keys[slot] != key { slot = (slot + 1) % keys.count }
    return slot
  }

  private static func key(_ prefix: Int, _ symbol: UInt8) -> Int32 {
    Int32(truncatingIfNeeded: prefix << 8 | Int(symbol))
  }

  private mutating func emit(_ code: Int) {
    bits |= UInt32(truncatingIfNeeded: code) << UInt32(bitCount)
    bitCount += width
    while bitCount >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: bits))
      bits >>= 8
      bitCount -= 8
    }
    // A reader has one entry fewer and grows its codes once this one is in its table.
    if next == 1 << width && width < 12 { width += 1 }
  }

  private func finished() -> [UInt8] {
    var copy = self
    copy.emit(Self.end)
    return copy.bitCount > 0 ? copy.bytes + [UInt8(truncatingIfNeeded: copy.bits)] : copy.bytes
  }
}
