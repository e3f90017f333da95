import Testing

@testable import GANEngine

struct ImageDatasetNearestTests {
  @Test func findsWhatBruteForceFinds() throws {
    var stream = Philox(seed: 77).stream(.digits)
    let data = TinyGAN.data
    for _ in 0..<20 {
      let image = (0..<64).map { _ in UInt8.random(in: 0...255, using: &stream) }
      let squares = (0..<data.count).map { row in
        (0..<64).reduce(0.0) { sum, pixel in
          let difference = (Double(image[pixel]) - Double(data.pixels[row * 64 + pixel])) / 255
          return sum + difference * difference
        }
      }
      let least = squares.min() ?? 0
      let found = try #require(data.nearest(to: image[...]))
      #expect(found.index == squares.firstIndex(of: least))
      #expect(abs(found.distance - least.squareRoot()) < 1e-9)
    }
  }

  @Test func aCopyIsFoundAtNoDistance() throws {
    let found = try #require(TinyGAN.data.nearest(to: TinyGAN.data.pixels[17 * 64..<18 * 64]))
    #expect(found == (17, 0))
  }

  @Test func largeImagesDoNotOverflow() throws {
    // 200 × 200 differences of 255: 2.6e9, beyond 32 bits.
    let data = ImageDataset(
      name: "white", pixels: Array(repeating: 255, count: 40_000), labels: [0], height: 200,
      width: 200)
    let found = try #require(data.nearest(to: Array(repeating: 0, count: 40_000)[...]))
    #expect(found == (0, 200))
  }

  @Test func withoutImagesOfThatSizeThereIsNone() {
    #expect(TinyGAN.data.nearest(to: [1, 2, 3]) == nil)
    let empty = ImageDataset(name: "", pixels: [], labels: [], height: 8, width: 8)
    #expect(empty.nearest(to: TinyGAN.data.pixels[..<64]) == nil)
  }
}
