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

  @Option(help: "Steps to time, after a tenth as many for warming up.")
  var steps = 300

  @Option(
    help: ArgumentHelp(
      "The recipe to train; 'ganscope presets' lists them.", valueName: "name"))
  var preset = Preset.standard.name

  @OptionGroup var data: DataOptions

  @Option(help: "Number format of the products: auto, fp32 or bf16.")
  var precision = Precision.auto

  @Option(help: "Threads of the compute pool (default: the processors there are).")
  var threads: Int?

  @Flag(help: "The result as JSON.")
  var json = false

  func validate() throws {
    try RunOptions.check(preset: preset)
    try RunOptions.check(threads, "--threads", 1...1024)
    try RunOptions.check(steps, "--steps", 1...10_000_000)
  }

  func run() throws {
    var configuration = (Preset.named(preset) ?? Preset.standard).configuration
    configuration.precision = precision
    configuration.threads = threads ?? RunPlan.processors
    let dataset = try data.load().training()
    configuration.fit(imageSide: dataset.height)
    var trainer = try Trainer(configuration, data: dataset)
    let result = Benchmark.run(&trainer, steps: steps)
    let report = BenchReport(
      result, frameMilliseconds: try FrameBenchmark.milliseconds(&trainer),
      peakMegabytes: PeakMemory.megabytes)
    print(try json ? report.json : report.text)
  }
}
