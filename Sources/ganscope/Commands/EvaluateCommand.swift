import ArgumentParser
import GANEngine

/// `ganscope evaluate`: how good the digits of a checkpoint, or of a file, are.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Score digits: Fréchet distance, precision and recall, copies of training digits.",
    discussion: """
      Numbers compare only where judge, N and reference are the same. Real digits and the data are \
      needed for the search for copies alone, and for --calibrate and --judge.
      """)

  @Argument(
    help: ArgumentHelp(
      "A checkpoint, a run, or a .npy file of images (uint8, or float32 in 0…1 or −1…1).",
      valueName: "checkpoint|run|file.npy"))
  var source: String?

  @Option(
    parsing: .unconditional, help: "Digits to score (default: 10000, or all of a file).",
    transform: Count.parse)
  var count: Int?

  @Option(
    parsing: .unconditional, help: "Key of the latents; the same seed draws the same digits.",
    transform: Count.seed)
  var seed: UInt64 = 0

  @Option(help: "Weights that draw: average (EMA, where kept) or trained.")
  var weights = ImageGenerator.Weights.average

  @Option(
    help: ArgumentHelp(
      "A safetensors file with another judge, e.g. for other data than digits.", valueName: "file"))
  var judge: String?

  @OptionGroup var data: DataOptions

  @Option(
    parsing: .unconditional,
    help: "Threads of the compute pool (default: the processors there are).",
    transform: Count.parse)
  var threads: Int?

  @Flag(
    help: """
      Also have a net learn to tell generated digits from real ones: how often it is right about \
      unseen ones. Takes a minute, and needs real digits.
      """)
  var twoSample = false

  @Flag(help: "Score real, disturbed and made-up digits instead: what do the judge's numbers mean?")
  var calibrate = false

  @Flag(help: "The result as JSON.")
  var json = false

  func validate() throws {
    try RunOptions.check(count, "--count", ExaminedImages.fewest...100_000)
    try RunOptions.check(threads, "--threads", 1...1024)
    guard calibrate == (source == nil) else {
      throw ValidationError(
        calibrate
          ? "--calibrate scores sets of its own; leave out '\((source ?? "").asShown)'"
          : "name a checkpoint, a run or a .npy file, or say --calibrate")
    }
    guard !calibrate || !twoSample else {
      throw ValidationError("--calibrate scores sets of its own; leave out --two-sample")
    }
    guard !calibrate || count == nil else {
      throw ValidationError("--calibrate scores as many digits as there are to test on, no --count")
    }
  }

  func run() throws {
    if let source { try evaluate(source) } else { try calibrateJudge() }
  }

  private var threadCount: Int { threads ?? RunPlan.processors }

  private func evaluate(_ source: String) throws {
    let start = ContinuousClock.now
    let examined = try examined(source)
    let corpus = try data.load(for: examined.data)
    let unreal = RealDigits.refusal(
      corpus, isNamed: data.source != nil, for: examined)
    let refusal =
      judge == nil
      ? Judge.refusal(
        data: examined.data, height: examined.images.height, width: examined.images.width) : nil
    var evaluation = try Evaluation(
      examined,
      by: refusal == nil
        ? try yardstick(corpus, for: examined.images.count, refusal: unreal) : nil,
      refusal: refusal.map { "\($0); --judge FILE names one that does" } ?? "",
      threads: threadCount)
    try evaluation.compare(with: corpus, refusal: unreal)
    if twoSample { try evaluation.testTwoSamples(with: corpus, refusal: unreal) }
    let report = EvaluationReport(
      evaluation: evaluation, seconds: start.duration(to: .now) / .seconds(1))
    try StandardStream.output.print(json ? report.json : report.text)
  }

  private func examined(_ source: String) throws -> ExaminedImages {
    ExaminedImages.isArray(source)
      ? try ExaminedImages(array: source, count: count, seed: seed)
      : try ExaminedImages(
        checkpoint: source, count: count, seed: seed, weights: weights, threads: threadCount)
  }

  private func yardstick(
    _ corpus: DigitCorpus, for count: Int, refusal: String?
  ) throws -> ImageScorer {
    guard let judge else { return try ImageScorer(for: count, threads: threadCount) }
    if let refusal {
      throw Failure("--judge has to look at real test images first, and \(refusal)")
    }
    return try ImageScorer(
      JudgeReader.judge(in: judge), test: try testImages(corpus), for: count,
      threads: threadCount)
  }

  private func testImages(_ corpus: DigitCorpus) throws -> ImageDataset {
    guard let test = try corpus.test() else {
      throw Failure(
        "\(corpus.name) has no test images; name a folder that has some with --data DIR")
    }
    return test
  }

  private func calibrateJudge() throws {
    let corpus = try data.load()
    guard judge != nil || corpus.name == "MNIST" else {
      throw Failure(
        """
        --calibrate needs MNIST, and would find \(corpus.name); 'ganscope data fetch' gets it, \
        --data DIR names its folder, and --judge FILE a judge for other data
        """)
    }
    let test = try testImages(corpus)
    guard test.isLabelled else {
      throw Failure("--calibrate needs to know what test images show; \(corpus.name) has no labels")
    }
    let yardstick =
      try judge.map { try ImageScorer(JudgeReader.judge(in: $0), test: test, threads: threadCount) }
      ?? ImageScorer(threads: threadCount)
    let ladder = try Calibration.ladder(
      yardstick, training: corpus.training(), test: test, threads: threadCount)
    let report = CalibrationReport(ladder: ladder)
    try StandardStream.output.print(json ? report.json : report.text)
  }
}
