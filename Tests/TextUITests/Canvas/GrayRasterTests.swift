import Testing

@testable import TextUI

@Suite struct GrayRasterTests {
  private static func draw(
    _ raster: GrayRaster, _ glyphs: GrayRaster.Glyphs, width: Int, height: Int, greys: Bool = true
  ) -> Canvas {
    var canvas = Canvas(width: width, height: height)
    raster.draw(in: canvas.bounds, as: glyphs, greys: greys, on: &canvas)
    return canvas
  }

  // Upper left quarter ink, the rest background.
  private static let quarter = GrayRaster(
    pixels: (0..<784).map { $0 % 28 < 14 && $0 / 28 < 14 ? 255 : 0 }, width: 28, height: 28)

  @Test func inkBecomesTheDensestCharacter() {
    let canvas = Self.draw(Self.quarter, .ramp, width: 14, height: 7)
    #expect(canvas[0, 0].scalar == "@")
    #expect(canvas[6, 2].scalar == "@")
    #expect(canvas[7, 0].scalar == " ")
    #expect(canvas[0, 4].scalar == " ")
    // The fourth row of characters covers image rows 12…15, half of them ink, which is lifted to
    // 0.5 + 0.6 (√0.5 − 0.5) = 0.62: the seventh of ten.
    #expect(canvas[0, 3].scalar == "*")
  }

  @Test func halfBlocksHoldTwoGreys() {
    let canvas = Self.draw(Self.quarter, .halfBlocks, width: 14, height: 7)
    #expect(canvas[0, 0] == Cell("▀", style: .grey(upper: 255, lower: 255)))
    #expect(canvas[0, 3] == Cell("▀", style: .grey(upper: 255, lower: 0)))
    #expect(canvas[13, 6] == .blank)
  }

  @Test func halfBlocksWithoutGreysAreBlackAndWhite() {
    let canvas = Self.draw(Self.quarter, .halfBlocks, width: 14, height: 7, greys: false)
    #expect(canvas[0, 0] == Cell("█"))
    #expect(canvas[0, 3] == Cell("▀"))
  }

  @Test func brailleShowsEveryPixel() {
    let canvas = Self.draw(Self.quarter, .braille, width: 14, height: 7)
    #expect(canvas[0, 0].scalar == "⣿")
    #expect(canvas[0, 3].scalar == "⠛")
    #expect(canvas[7, 0].scalar == " ")
  }

  @Test func quadrantsHoldFourPixels() {
    // Every combination of four pixels, a cell each: the blocks from none to all.
    let corners = (0..<16).flatMap { mask in [0, 1].map { mask >> $0 & 1 == 1 ? 255 : 0 } }
    let lower = (0..<16).flatMap { mask in [2, 3].map { mask >> $0 & 1 == 1 ? 255 : 0 } }
    let raster = GrayRaster(
      pixels: (corners + lower).map { UInt8($0) }, width: 32, height: 2)
    let canvas = Self.draw(raster, .quadrants, width: 16, height: 1)
    #expect("\(canvas)" == " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")
    let quarter = Self.draw(Self.quarter, .quadrants, width: 14, height: 7)
    #expect(quarter[0, 0].scalar == "█")
    #expect(quarter[6, 3].scalar == "▀")
    #expect(quarter[7, 3].scalar == " ")
  }

  @Test func aGreyGroundIsTakenAway() {
    let onGrey = GrayRaster(
      pixels: (0..<784).map { $0 % 28 < 14 && $0 / 28 < 14 ? 255 : 120 }, width: 28, height: 28)
    let canvas = Self.draw(onGrey, .ramp, width: 14, height: 7)
    #expect(canvas[0, 0].scalar == "@")
    #expect(canvas[13, 6].scalar == " ")
  }

  @Test func averagesAreThoseOfThePixels() {
    let raster = GrayRaster(pixels: [0, 0, 255, 255, 0, 0, 0, 255], width: 4, height: 2)
    #expect(raster.reduced(columns: 2, rows: 1) == [0, 0.75])
    #expect(raster.reduced(columns: 4, rows: 2) == [0, 0, 1, 1, 0, 0, 0, 1])
  }

  @Test(arguments: GrayRaster.Glyphs.allCases)
  func anySizeWorks(glyphs: GrayRaster.Glyphs) {
    for (width, height) in [(0, 0), (1, 1), (3, 2), (60, 33)] {
      let canvas = Self.draw(Self.quarter, glyphs, width: width, height: height)
      #expect(canvas.width == width)
      let none = GrayRaster(pixels: [], width: 0, height: 0)
      #expect(
        Self.draw(none, glyphs, width: width, height: height).cells.allSatisfy { $0 == .blank })
    }
  }

  @Test func missingPixelsAreBackground() {
    let short = GrayRaster(pixels: [255], width: 2, height: 2)
    #expect(short.reduced(columns: 2, rows: 2) == [1, 0, 0, 0])
  }
}
