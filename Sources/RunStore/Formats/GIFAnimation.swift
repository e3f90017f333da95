/// Grey pictures one after the other, for ever, as a GIF.
///
/// Source: CompuServe, "GIF89a specification"; Netscape's extension for the loop.
struct GIFAnimation {
  let width: UInt16
  let height: UInt16
  /// Milliseconds a picture, rounded to hundredths of a second.
  let delay: Int

  /// What comes before the first picture: sizes, a palette of 256 greys, the loop.
  var header: [UInt8] {
    let loop: [UInt8] = [0x21, 0xFF, 11] + "NETSCAPE2.0".utf8 + [3, 1, 0, 0, 0]
    return Array("GIF89a".utf8) + Self.word(width) + Self.word(height) + [0xF7, 0, 0]
      + (0...255).flatMap { [UInt8($0), UInt8($0), UInt8($0)] } + loop
  }

  /// A picture of `height × width` greys.
  func frame(_ pixels: [UInt8]) -> [UInt8] {
    let hundredths = UInt16(clamping: (delay + 5) / 10)
    let control: [UInt8] = [0x21, 0xF9, 4, 0] + Self.word(hundredths) + [0, 0]
    let place: [UInt8] = [0x2C, 0, 0, 0, 0] + Self.word(width) + Self.word(height) + [0]
    return control + place + [8] + Self.blocks(LZWCode.encode(pixels))
  }

  /// What comes after the last picture.
  static let trailer: [UInt8] = [0x3B]

  private static func blocks(_ data: [UInt8]) -> [UInt8] {
    var blocks: [UInt8] = []
    for start in stride(from: 0, to: data.count, by: 255) {
      let block = data[start..<min(start + 255, data.count)]
      blocks += [UInt8(block.count)] + block
    }
    return blocks + [0]
  }

  private static func word(_ value: UInt16) -> [UInt8] {
    [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
  }
}
