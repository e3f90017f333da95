import Testing

@testable import GANEngine

struct ImageFiguresTests {
  private func image(_ rows: [[UInt8]]) -> SampleImages {
    SampleImages(
      pixels: rows.flatMap(\.self), height: rows.count, width: rows.first?.count ?? 0)
  }

  @Test func onlyPixelsWithoutBrightNeighboursAreIsolated() {
    let figures = ImageFigures(
      image([
        [255, 127, 0, 0, 0],
        [127, 127, 0, 0, 200],
        [0, 0, 0, 0, 0],
        [128, 0, 0, 0, 0],
        [0, 128, 0, 0, 128],
      ]))
    // Both corners at the right, and the top left; the diagonal pair is none.
    #expect(figures.brightPixels == 5)
    #expect(figures.isolatedPixels == 3)
    #expect(figures.isolatedShare == 0.6)
  }

  @Test func meanDeviationAndSpread() {
    var figures = ImageFigures(image([[0, 255]]))
    figures.add(image([[255, 255]]))
    #expect(abs(figures.mean - 0.75) < 1e-12)
    #expect(abs(figures.deviation - 0.1875.squareRoot()) < 1e-12)
    // Variances ¼ and 0 of the two pixels.
    #expect(abs(figures.spread - 0.125.squareRoot()) < 1e-12)
    let before = figures
    figures.add(image([[1, 2, 3]]))
    #expect(figures == before)
  }

  @Test func nothingBrightHasNoShare() {
    #expect(ImageFigures(image([[1, 2]])).isolatedShare.isNaN)
    #expect(ImageFigures().isolatedShare.isNaN)
  }
}
