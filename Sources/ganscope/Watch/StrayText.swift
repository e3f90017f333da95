import TextUI

/// What others write on standard error, as lines that a panel can show.
struct StrayText {
  private var rest: [UInt8] = []

  /// Bytes of the longest line.
  private static let limit = 500

  /// The lines that `bytes` complete. Without any bytes what has come so far is a line too: whoever
  /// wrote it is not in the middle of it.
  mutating func take(_ bytes: [UInt8]) -> [String] {
    var lines: [[UInt8]] = []
    for byte in bytes {
      if byte == 0x0A || byte == 0x0D || rest.count >= Self.limit {
        lines.append(rest)
        rest = []
      }
      if byte != 0x0A, byte != 0x0D { rest.append(byte) }
    }
    if bytes.isEmpty, !rest.isEmpty {
      lines.append(rest)
      rest = []
    }
    return lines.map(Self.readable).filter { !$0.isEmpty }
  }

  // A cell holds one scalar of one column: what may be none, or two, is replaced. An escape
  // sequence is left out up to the letter that ends it.
  private static func readable(_ bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if isEscaped {
        isEscaped = !scalar.properties.isAlphabetic
      } else if scalar == "\u{1B}" {
        isEscaped = true
      } else if scalar == "\t" {
        text.append(" ")
      } else if scalar.value >= 0xA1 && scalar.value < 0x250 {
        text.append(scalar)
      } else if scalar.value >= 0x20, !(0x7F...0xA0).contains(scalar.value) {
        text.append(scalar.asciiLookalike)
      }
    }
    return String(text)
  }
}
