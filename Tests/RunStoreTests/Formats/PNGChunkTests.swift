import Testing

@testable import RunStore

@Suite struct PNGChunkTests {
  /// The last twelve bytes of every PNG file.
  @Test func theEndIsTheOneThatAllFilesHave() {
    #expect(
      PNGChunk(type: "IEND", data: []).bytes
        == [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82])
  }

  @Test func chunksAreFoundAgain() {
    let chunks = [PNGChunk(type: "IHDR", data: [1, 2, 3]), PNGChunk(type: "IDAT", data: [])]
    let file = PNGChunk.signature + chunks.flatMap(\.bytes)
    for end in 0...file.count {
      let found = PNGChunk.all(in: Array(file[..<end]))
      #expect(found.count == (end == file.count ? 2 : end >= file.count - 12 ? 1 : 0))
      #expect(found.first.map { $0.type == "IHDR" && $0.data == [1, 2, 3] } != false)
    }
  }

  @Test func aLengthBeyondTheFileIsNoChunk() {
    let lie: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF] + "IDAT".utf8 + [0, 0, 0, 0]
    #expect(PNGChunk.all(in: PNGChunk.signature + lie).isEmpty)
  }
}
