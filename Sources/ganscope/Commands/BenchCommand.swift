import ArgumentParser
import GANEngine

/// `ganscope bench`: how fast this machine trains, and what the screen costs.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure training speed on this machine.",
    discussion: """
      The floor is what the same matrix products take alone, with their operands in cache, plus one \
      pass of the optimiser over its memory; a step cannot be faster with these kernels.
      """)

  @Option(
    parsing: .unconditional, help: "Steps to time, after a tenth as many for warming up.",
    transform: Count.parse)
  var steps = 300

  @Option(
    help: ArgumentHelp(
      "The recipe to train (default: \(Preset.standard.name)); 'ganscope presets' lists them.",
      valueName: "name"))
  var preset: String?

  @Option(
    help: ArgumentHelp(
      "A recipe of your own, as 'ganscope presets NAME --json' writes it.", valueName: "file"))
  var recipe: String?

  @OptionGroup var data: DataOptions

  @Option(help: "Number format of the products: auto, fp32 or bf16.")
  var precision = Precision.auto

  @Option(
    parsing: .unconditional,
    help: "Threads of the compute pool (default: the processors there are).",
    transform: Count.parse)
  var threads: Int?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "A setting to measure with, e.g. regularization.spectralNorm=on; may be repeated.",
      valueName: "name=value"),
    transform: Setting.init(parsing:))
  var settings: [Setting] = []

  @Option(
    help: ArgumentHelp(
      "Time this recipe too, without --set, in turns of a few steps, and tell the ratio.",
      valueName: "preset"))
  var against: String?

  @Flag(
    help: ArgumentHelp(
      "Watch a run in a pseudo-terminal instead, and time the answers to keys.",
      discussion: "Takes --data, --preset, --recipe, --precision, --threads and --set."))
  var screen = false

  @Option(
    parsing: .unconditional, help: "Keys to press with --screen.",
    transform: Count.parse)
  var keys = 300

  @Option(help: "Minutes to watch with --screen, to see whether memory grows after the first.")
  var minutes = 0.0

  @Flag(help: "The result as JSON.")
  var json = false

  func validate() throws {
    if let preset { try RunOptions.check(preset: preset) }
    try RunOptions.check(preset: preset, orRecipe: recipe)
    if let against { try RunOptions.check(preset: against) }
    try RunOptions.check(threads, "--threads", 1...1024)
    try RunOptions.check(steps, "--steps", 1...10_000_000)
    try RunOptions.check(keys, "--keys", 2...1_000_000)
    guard minutes >= 0, minutes <= 10_000 else {
      throw ValidationError("--minutes takes 0 to 10000, not '\(minutes)'")
    }
  }

  func run() throws {
    if screen {
      let result = try ScreenBenchmark.run(
        keys: keys, minutes: minutes, arguments: watchArguments)
      try StandardStream.output.print(json ? JSONWriter.text(result) : result.text)
      return
    }
    let dataset = try data.load().training()
    var configuration = try configuration(
      preset ?? Preset.standard.name, recipe: recipe, for: dataset)
    for setting in settings { try setting.apply(to: &configuration) }
    var trainer = try Trainer(configuration, data: dataset)
    if let against {
      var other = try Trainer(
        self.configuration(against, recipe: nil, for: dataset), data: dataset)
      try compare(&trainer, &other)
      return
    }
    let result = Benchmark.run(&trainer, steps: steps)
    let report = BenchReport(
      result, frameMilliseconds: try FrameBenchmark.milliseconds(&trainer),
      largeFrameMilliseconds: try FrameBenchmark.milliseconds(&trainer, columns: 400, rows: 120),
      peakMegabytes: PeakMemory.megabytes)
    try StandardStream.output.print(json ? JSONWriter.text(report) : report.text)
  }

  private var watchArguments: [String] {
    var arguments = ["--precision", precision.rawValue]
    if let preset { arguments += ["--preset", preset] }
    if let recipe { arguments += ["--recipe", recipe] }
    if let place = data.source { arguments += ["--data", place] }
    if let threads { arguments += ["--threads", "\(threads)"] }
    return arguments + settings.flatMap { ["--set", $0.text] }
  }

  private func configuration(
    _ preset: String, recipe: String?, for data: ImageDataset
  ) throws -> Configuration {
    var configuration = try Configuration(preset: preset, recipe: recipe, imageSide: data.height)
    configuration.precision = precision
    configuration.threads = threads ?? RunPlan.processors
    return configuration
  }

  private func compare(_ trainer: inout Trainer, _ other: inout Trainer) throws {
    let turn = 16
    let comparison = Benchmark.compare(
      &trainer, with: &other, rounds: max(steps / turn, 3), steps: turn)
    let report = BenchComparison(comparison, trainer.configuration, other.configuration)
    try StandardStream.output.print(json ? JSONWriter.text(report) : report.text)
  }
}
