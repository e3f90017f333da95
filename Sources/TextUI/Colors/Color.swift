/// A colour to ask a terminal for.
public enum Color: Hashable, Sendable {
  /// By its number in the terminal's palette; the first 16 are as its owner likes them.
  case palette(UInt8)
  case rgb(red: UInt8, green: UInt8, blue: UInt8)

  /// From `0xRRGGBB`; higher bits do not count.
  public init(_ hex: UInt32) {
    self = .rgb(
      red: UInt8(truncatingIfNeeded: hex >> 16), green: UInt8(truncatingIfNeeded: hex >> 8),
      blue: UInt8(truncatingIfNeeded: hex))
  }

  /// Red, green and blue, 0…255; nil for those of the palette that every terminal chooses itself.
  ///
  /// Numbers 16…231 are a cube of six levels, 232…255 greys, as xterm has them.
  public var components: (red: UInt8, green: UInt8, blue: UInt8)? {
    switch self {
    case .rgb(let red, let green, let blue): return (red, green, blue)
    case .palette(0..<16): return nil
    case .palette(232...255):
      guard case .palette(let number) = self else { return nil }
      let level = 8 + 10 * (number - 232)
      return (level, level, level)
    case .palette(let number):
      let index = number - 16
      return (Self.step(index / 36), Self.step(index / 6 % 6), Self.step(index % 6))
    }
  }

  private static func step(_ index: UInt8) -> UInt8 { index == 0 ? 0 : 55 + 40 * index }
}
