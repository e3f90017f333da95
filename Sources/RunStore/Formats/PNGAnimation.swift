/// Grey pictures one after the other, for ever, as an animated PNG.
///
/// Source: W3C, "Portable Network Graphics Specification (Third Edition)", acTL, fcTL and fdAT.
struct PNGAnimation {
  let frames: Int
  /// Milliseconds a picture.
  let delay: Int
  /// The number of the next chunk that has one.
  private var sequence: UInt32 = 0
  private var isFirst = true

  init(frames: Int, delay: Int) {
    self.frames = frames
    self.delay = delay
  }

  /// The next picture; before the first one also what describes the whole.
  mutating func frame(_ picture: SampleSheet) throws(SampleSheet.Failure) -> [UInt8] {
    let chunks = PNGChunk.all(in: try picture.png())
    var bytes: [UInt8] = []
    if isFirst {
      let header = chunks.filter { $0.type != "IDAT" && $0.type != "IEND" }
      let control = PNGChunk.word(UInt32(clamping: frames)) + PNGChunk.word(0)
      bytes += PNGChunk.signature + header.flatMap(\.bytes)
      bytes += PNGChunk(type: "acTL", data: control).bytes
    }
    bytes += PNGChunk(type: "fcTL", data: control(picture)).bytes
    for chunk in chunks where chunk.type == "IDAT" {
      bytes += isFirst ? chunk.bytes : PNGChunk(type: "fdAT", data: number() + chunk.data).bytes
    }
    isFirst = false
    return bytes
  }

  /// What comes after the last picture.
  static let trailer = PNGChunk(type: "IEND", data: []).bytes

  private mutating func control(_ picture: SampleSheet) -> [UInt8] {
    let size = [picture.width, picture.height].flatMap { PNGChunk.word(UInt32(clamping: $0)) }
    let milliseconds = UInt16(clamping: delay)
    let pause: [UInt8] = [
      UInt8(milliseconds >> 8), UInt8(milliseconds & 0xFF), UInt8(1000 >> 8), UInt8(1000 & 0xFF),
    ]
    let corner = [UInt8](repeating: 0, count: 8)
    // Each picture replaces the one before.
    return number() + size + corner + pause + [0, 0]
  }

  private mutating func number() -> [UInt8] {
    defer { sequence += 1 }
    return PNGChunk.word(sequence)
  }
}
