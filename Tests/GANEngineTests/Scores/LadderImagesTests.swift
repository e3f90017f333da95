import Testing

@testable import GANEngine

@Suite struct LadderImagesTests {
  /// A single dot of full ink in the middle of each image, labels in turn.
  private let test: SampleImages = {
    var image = [UInt8](repeating: 0, count: 81)
    image[40] = 255
    return SampleImages(
      pixels: (0..<40).flatMap { _ in image }, height: 9, width: 9,
      labels: (0..<40).map { UInt8($0 % 10) })
  }()
  private let training = SampleImages(
    pixels: (0..<60 * 81).map { UInt8(truncatingIfNeeded: $0 / 81) }, height: 9, width: 9,
    labels: (0..<60).map { UInt8($0 % 10) })

  private func images(_ rung: ScoreLadder.Rung) throws -> SampleImages {
    try #require(rung.images(training: training, test: test))
  }

  @Test func trainingImagesAreDrawnWithoutRepeats() throws {
    let drawn = try images(.train)
    #expect(drawn.count == 40)
    let ids = (0..<40).map { Int(drawn.image($0).first ?? 0) }
    #expect(Set(ids).count == 40 && ids == ids.sorted())
    #expect(drawn.labels == ids.map { UInt8($0 % 10) })
  }

  @Test func oneClassIsMissing() throws {
    let labels = try images(.missingClass).labels
    #expect(labels.count == 36 && !labels.contains(ScoreLadder.Rung.missingLabel))
  }

  /// Twice ¼ ½ ¼ is 1 4 6 4 1 sixteenths in each direction.
  @Test func theBlurIsBinomial() throws {
    let image = Array(try images(.blur).image(3))
    let weights = [0, 0, 1, 4, 6, 4, 1, 0, 0]
    for (row, vertical) in weights.enumerated() {
      for (column, horizontal) in weights.enumerated() {
        let expected = Double(255 * vertical * horizontal) / 256
        #expect(abs(Double(image[9 * row + column]) - expected) <= 0.5)
      }
    }
  }

  /// Half of a Gaussian is cut off at 0; what is left has the mean deviation / √2π.
  @Test(arguments: [(ScoreLadder.Rung.weakNoise, 0.1), (.strongNoise, 0.3)])
  func noiseHasItsStrength(rung: ScoreLadder.Rung, deviation: Double) throws {
    let pixels = try images(rung).pixels.enumerated().filter { $0.offset % 81 != 40 }
    let mean = pixels.reduce(0) { $0 + Double($1.element) } / Double(pixels.count) / 255
    #expect(abs(mean / (deviation / (2 * Double.pi).squareRoot()) - 1) < 0.06, "\(mean)")
  }

  @Test func uniformNoiseIsUniform() throws {
    let pixels = try images(.uniformNoise).pixels
    let mean = pixels.reduce(0) { $0 + Double($1) } / Double(pixels.count)
    #expect(abs(mean - 127.5) < 6 && Set(pixels).count == 256)
    #expect(ScoreLadder.Rung.untrained.images(training: training, test: test) == nil)
  }

  @Test func nearestImagesAreFoundAcrossPortions() throws {
    let known = ImageDataset(
      name: "", pixels: (0..<12_000 * 4).map { UInt8(truncatingIfNeeded: $0 / 4 % 200) },
      labels: [],
      height: 2, width: 2)
    let asked = SampleImages(pixels: [199, 199, 199, 199, 0, 0, 0, 51], height: 2, width: 2)
    var told: [Int] = []
    let found = try NearestRows(of: asked, among: known, threads: 2) { told.append($0) }
    // 3·v² + (51 − v)² is least at 13, where its root is 44.17.
    #expect(found.indices == [199, 13])
    #expect(found.distances[0] == 0 && abs(found.distances[1] - 44.17 / 255) < 1e-4)
    #expect(told == [5000, 10_000, 12_000])
    let other = SampleImages(pixels: [1, 2], height: 1, width: 2)
    #expect(throws: EngineError.self) { try NearestRows(of: other, among: known, threads: 1) }
  }

  @Test func theJudgeKnowsItsData() {
    #expect(Judge.refusal(data: "MNIST", height: 28, width: 28) == nil)
    #expect(Judge.refusal(data: "embedded digits", height: 28, width: 28) == nil)
    #expect(Judge.refusal(data: nil, height: 28, width: 28) == nil)
    #expect(Judge.refusal(data: "fashion", height: 28, width: 28)?.contains("fashion") == true)
    #expect(Judge.refusal(data: nil, height: 8, width: 8)?.contains("8×8") == true)
  }
}
