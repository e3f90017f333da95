import GANEngine

/// A judge with what it sees in real digits: scores images.
struct ImageScorer {
  /// Images that the judge looks at between two reports of progress.
  private static let slice = 500
  /// The most rows of real and of generated digits that precision, recall, density and coverage
  /// compare; as many as are compiled in.
  static let mostNeighbours = 2_500

  let judge: Judge
  let reference: ScoreReference
  private let pass: JudgePass
  private let threads: Int

  /// The embedded judge and reference, for so many digits.
  init(for count: Int = mostNeighbours, threads: Int) throws {
    let neighbours = min(count, Self.mostNeighbours)
    try self.init(
      Judge.embedded(),
      ScoreReference.embedded(neighbours: neighbours, threads: threads), threads: threads)
  }

  /// Another judge, who looks at real test digits first; `quietly` where a screen is up.
  init(
    _ judge: Judge, test: ImageDataset, for count: Int = mostNeighbours, threads: Int,
    quietly: Bool = false
  ) throws {
    let images = SampleImages(comparedWith: test)
    try Self.check(judge, images)
    let pass = try JudgePass(judge, threads: threads)
    let seen = Self.collected(images, by: pass, quietly ? nil : "looking at test digits")
    let isMNIST = test.name == "MNIST"
    // Where nobody knows what the images show, the judge's word is taken for it.
    let labels =
      images.labels.isEmpty ? ClassProbabilities(logits: seen.logits).labels : images.labels
    let reference = try ScoreReference(
      name: Self.name(of: test), features: seen.features, labels: labels,
      prior: isMNIST && judge.classCount == 10
        ? .mnistTraining : ClassHistogram(labels: labels, classes: judge.classCount),
      spread: seen.figures.spread, neighbours: min(count, Self.mostNeighbours),
      threads: threads)
    self.init(judge, reference, pass, threads: threads)
  }

  private init(_ judge: Judge, _ reference: ScoreReference, threads: Int) throws {
    self.init(judge, reference, try JudgePass(judge, threads: threads), threads: threads)
  }

  private init(
    _ judge: Judge, _ reference: ScoreReference, _ pass: JudgePass, threads: Int
  ) {
    self.judge = judge
    self.reference = reference
    self.pass = pass
    self.threads = threads
  }

  /// "test10k" for MNIST, as the embedded one is called, and the set's name before it for others.
  static func name(of test: ImageDataset) -> String {
    let count =
      test.count.isMultiple(of: 1000) && test.count > 0
      ? "\(test.count / 1000)k" : "\(test.count)"
    return test.name == "MNIST" ? "test\(count)" : "\(test.name):test\(count)"
  }

  /// The scores of images. Throws `Failure` where they have another size than the judge looks at.
  func scores(of images: SampleImages, step: Int? = nil) throws -> Scores {
    try Self.check(judge, images)
    return try Self.collected(images, by: pass, "judging")
      .scores(against: reference, judge: judge.hash, step: step, threads: threads)
  }

  private static func check(_ judge: Judge, _ images: SampleImages) throws {
    guard (images.height, images.width) != (judge.side, judge.side) else { return }
    throw Failure(
      "the judge \(judge.hash) looks at images of \(judge.side)×\(judge.side), "
        + "found \(images.height)×\(images.width)")
  }

  private static func collected(
    _ images: SampleImages, by pass: JudgePass, _ name: String?
  ) -> ScoreCollector {
    let (judge, size) = (pass.judge, images.height * images.width)
    var collector = ScoreCollector(columns: judge.featureCount, classes: judge.classCount)
    let progress = name.map { StepProgress($0, total: images.count, unit: "digit") }
    for first in stride(from: 0, to: images.count, by: slice) {
      let rows = first..<min(first + slice, images.count)
      let pixels = Array(images.pixels[rows.lowerBound * size..<rows.upperBound * size])
      let labels = images.labels.count >= images.count ? Array(images.labels[rows]) : []
      let seen = pass.judgement(of: pixels)
      collector.add(
        features: FeatureMatrix(seen.features, columns: judge.featureCount),
        logits: FeatureMatrix(seen.logits, columns: judge.classCount),
        images: SampleImages(
          pixels: pixels, height: images.height, width: images.width, labels: labels))
      progress?.report(rows.upperBound)
    }
    progress?.finish()
    return collector
  }
}
