import GANEngine

/// Scores of images by all that is at hand: a judge, real digits, labels.
struct Evaluation {
  /// Images of each kind whose nearest training image is looked for.
  private static let neighbours = 500
  private static let lessons = 5

  let examined: ExaminedImages
  private(set) var scores: Scores
  /// Whether a judge had a say.
  let isJudged: Bool
  /// What could not be told and why: the JSON members, and the reason.
  private(set) var skipped: [(names: [String], reason: String)] = []
  private let threads: Int

  /// Scores by a judge; without one, of what needs none, with the reason.
  init(
    _ examined: ExaminedImages, by yardstick: ImageScorer?, refusal: String = "", threads: Int
  ) throws {
    self.examined = examined
    self.threads = threads
    isJudged = yardstick != nil
    if let yardstick {
      scores = try yardstick.scores(of: examined.images, step: examined.step)
    } else {
      let figures = ImageFigures(examined.images)
      scores = Scores(
        judge: "", count: examined.images.count, reference: "", step: examined.step)
      scores.isolatedShare = figures.isolatedShare
      skipped.append((EvaluationReport.judgedNames, refusal))
    }
    if examined.images.labels.isEmpty {
      let reason =
        examined.weights == nil
        ? "a file of images has no labels" : "the generator is not told which digit to draw"
      skipped.append((["labelAccuracy", "trainedOnGenerated"], reason))
    }
  }

  /// Compares with real digits, or notes why not.
  mutating func compare(with corpus: DigitCorpus, refusal: String?) throws {
    let isConditional = !examined.images.labels.isEmpty
    if let refusal {
      let names = ["memorising"] + (isConditional ? ["trainedOnGenerated"] : [])
      skipped.append((names, refusal))
      return
    }
    guard let test = try corpus.test().map(SampleImages.init(comparedWith:)) else {
      let names = ["memorising"] + (isConditional ? ["trainedOnGenerated"] : [])
      skipped.append((names, "\(corpus.name) has no test images"))
      return
    }
    try lookForCopies(among: corpus.training(), test: test)
    guard isConditional else { return }
    if corpus.isEmbedded {
      skipped.append((["trainedOnGenerated"], "the embedded digits are not real ones"))
    } else if test.labels.isEmpty {
      skipped.append((["trainedOnGenerated"], "the test images of \(corpus.name) have no labels"))
    } else {
      try teach(test: test)
    }
  }

  private mutating func lookForCopies(among training: ImageDataset, test: SampleImages) throws {
    let generated = examined.images.choice(Self.neighbours)
    let honest = test.choice(Self.neighbours)
    let both = SampleImages(
      pixels: generated.pixels + honest.pixels, height: test.height, width: test.width)
    let progress = StepProgress("comparing with training", total: training.count, unit: "digit")
    let nearest = try NearestRows(
      of: both, among: training, threads: threads, progress: progress.report)
    progress.finish()
    let count = generated.count
    scores.memorising = MemorisingCheck(
      generated: NearestRows(
        indices: Array(nearest.indices.prefix(count)),
        distances: Array(nearest.distances.prefix(count))),
      test: NearestRows(
        indices: Array(nearest.indices.dropFirst(count)),
        distances: Array(nearest.distances.dropFirst(count))))
  }

  /// Has a net learn to tell generated digits from test digits, and training digits from test digits for
  /// comparison; or notes why not.
  mutating func testTwoSamples(with corpus: DigitCorpus, refusal: String?) throws {
    guard refusal == nil, let test = try corpus.test().map(SampleImages.init(comparedWith:)) else {
      skipped.append(
        (["twoSample", "twoSampleFloor"], refusal ?? "\(corpus.name) has no test images"))
      return
    }
    let training = SampleImages(comparedWith: try corpus.training())
    func share(_ images: SampleImages, _ name: String) throws -> Double? {
      let classifier = try TwoSampleTest(
        height: test.height, width: test.width, threads: threads)
      let batches =
        2 * min(test.count, images.count, TwoSampleTest.lessons + TwoSampleTest.questions)
      let progress = StepProgress(
        "telling \(name) from test digits: batch",
        total: batches * 4 / 5 / 100 * TwoSampleTest.passes, unit: "")
      let share = classifier.share(real: test, generated: images) { done, _ in
        progress.report(done)
      }
      progress.finish()
      return share.isNaN ? nil : share
    }
    scores.twoSample = try share(examined.images, "generated")
    scores.twoSampleFloor = try share(training, "training")
    if scores.twoSample == nil {
      skipped.append((["twoSample"], "it takes 100 digits of each kind at least"))
    }
  }

  private mutating func teach(test: SampleImages) throws {
    let images = examined.images
    let classes = Int(max(test.labels.max() ?? 0, images.labels.max() ?? 0)) + 1
    var classifier = try AccuracyScoreClassifier(
      size: images.height * images.width, classes: classes, threads: threads)
    let progress = StepProgress(
      "training the classifier of the accuracy score: pass", total: Self.lessons, unit: "")
    for lesson in 0..<Self.lessons {
      classifier.learn(images, passes: 1, seed: UInt64(lesson))
      progress.report(lesson + 1)
    }
    progress.finish()
    scores.trainedOnGenerated = classifier.accuracy(test)
  }
}
