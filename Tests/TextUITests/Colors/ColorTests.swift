import Testing
import TextUI

@Suite struct ColorTests {
  // xterm's 256: 16 + 36 r + 6 g + b of levels 0, 95, 135, 175, 215, 255; greys 8, 18 … 238.
  @Test(
    arguments: [
      (16, 0, 0, 0), (231, 255, 255, 255), (196, 255, 0, 0), (46, 0, 255, 0), (21, 0, 0, 255),
      (214, 255, 175, 0), (94, 135, 95, 0), (232, 8, 8, 8), (255, 238, 238, 238),
    ] as [(UInt8, UInt8, UInt8, UInt8)])
  func theCubeAndTheGreysAreXterms(number: UInt8, red: UInt8, green: UInt8, blue: UInt8) throws {
    let components = try #require(Color.palette(number).components)
    #expect(components == (red, green, blue))
  }

  @Test func theFirstSixteenAreTheOwners() {
    for number in UInt8(0)..<16 { #expect(Color.palette(number).components == nil) }
    for number in UInt8(16)...255 { #expect(Color.palette(number).components != nil) }
  }

  @Test func hexadecimalIsRedGreenBlue() {
    #expect(Color(0x12_34_56) == .rgb(red: 0x12, green: 0x34, blue: 0x56))
    #expect(Color(0xFF_12_34_56) == Color(0x12_34_56))
  }

  @Test(
    arguments: [
      (-1, ColorDepth.none), (0, .none), (7, .none), (8, .eight), (15, .eight), (16, .sixteen),
      (88, .sixteen), (256, .full), (32_767, .full), (1 << 24, .direct), (.max, .direct),
    ])
  func depthIsToldByTheNumberOfColours(colors: Int, depth: ColorDepth) {
    #expect(ColorDepth(colors: colors) == depth)
  }
}
