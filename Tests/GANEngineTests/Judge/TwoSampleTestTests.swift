import Testing

@testable import GANEngine

struct TwoSampleTestTests {
  // Noise around a mean that differs from image to image, as many as asked for.
  private static func noise(_ count: Int, seed: UInt64, lifted: UInt8 = 0) -> SampleImages {
    var stream = Philox(seed: seed).stream(.digits)
    let pixels = (0..<count * 64).map { _ in UInt8.random(in: 0...200, using: &stream) + lifted }
    return SampleImages(pixels: pixels, height: 8, width: 8)
  }

  @Test func imagesOfOneKindCannotBeToldApart() throws {
    let test = try TwoSampleTest(height: 8, width: 8, threads: 2)
    let share = test.share(real: Self.noise(2000, seed: 1), generated: Self.noise(2000, seed: 2))
    // 800 guesses: five deviations of a coin around one half.
    #expect(abs(share - 0.5) < 0.09, "\(share)")
  }

  @Test func aBackgroundThatIsNotQuitePaperIsSeen() throws {
    let test = try TwoSampleTest(height: 8, width: 8, threads: 2)
    let share = test.share(
      real: Self.noise(2000, seed: 1), generated: Self.noise(2000, seed: 2, lifted: 20))
    #expect(share > 0.85, "\(share)")
  }

  @Test func theSameImagesGiveTheSameAnswer() throws {
    let (real, generated) = (Self.noise(500, seed: 1), Self.noise(700, seed: 2, lifted: 3))
    let shares = try (0..<2).map { _ in
      let test = try TwoSampleTest(height: 8, width: 8, threads: 2)
      return test.share(real: real, generated: generated)
    }
    #expect(shares[0] == shares[1])
  }

  @Test func tooFewOrTooSmallIsSaid() throws {
    let test = try TwoSampleTest(height: 8, width: 8, threads: 1)
    #expect(test.share(real: Self.noise(99, seed: 1), generated: Self.noise(500, seed: 2)).isNaN)
    #expect(throws: EngineError.self) { _ = try TwoSampleTest(height: 3, width: 8, threads: 1) }
  }
}
