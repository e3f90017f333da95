public import ArgumentParser
public import GANEngine
import RunStore
import TextUI

/// `ganscope sample`: images from a checkpoint.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Draw digits from a checkpoint: as ASCII art, PNG, .npy or IDX.")

  @Argument(help: ArgumentHelp("A checkpoint, or a run.", valueName: "checkpoint"))
  var checkpoint: String

  @Option(
    parsing: .unconditional,
    help: "Images to draw (default: 16, or 5 of each digit where G is told which).",
    transform: Count.parse)
  var count: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The digit to draw, where the generator is told which (default: all in turn).",
      valueName: "0…9"),
    transform: Count.parse)
  var digit: Int?

  @Option(
    parsing: .unconditional, help: "Key of the latents; the same seed draws the same images.",
    transform: Count.seed)
  var seed: UInt64 = 0

  @Option(
    parsing: .unconditional, help: "Images in a row (default: a square; on a terminal, what fits).",
    transform: Count.parse)
  var columns: Int?

  @Option(
    help: ArgumentHelp(
      "Where to write instead: .png, .npy (uint8 [N,height,width]), or a folder for IDX files.",
      valueName: "file|dir"))
  var out: String?

  @Option(
    help: ArgumentHelp(
      "What to write (default: by the name): png, npy, or idx, images with their labels.",
      valueName: "png|npy|idx"))
  var format: SampleFormat?

  @Flag(help: "Replace IDX files that have other contents.")
  var force = false

  @Option(help: "Weights that draw: average (EMA, where kept) or trained.")
  var weights = ImageGenerator.Weights.average

  func validate() throws {
    try RunOptions.check(count, "--count", 1...100_000)
    try RunOptions.check(columns, "--columns", 1...1000)
    try RunOptions.check(digit, "--digit", 0...255)
    guard format == nil || out != nil else {
      throw ValidationError("--format says how to write; --out should say where")
    }
    if let out, format == nil, SampleFormat(inferredFrom: out) == nil {
      throw ValidationError(
        "--out \(out.asShownPath) should end in .png or .npy, be a folder, or come with --format")
    }
  }

  func run() throws {
    let point = try ResumePoint(checkpoint)
    for warning in point.warnings { TrainCommand.tell("note: \(warning)\n") }
    let generator = try point.naming {
      try ImageGenerator(point.state, weights: weights, threads: RunPlan.processors)
    }
    try checkDigit(classes: generator.classes)
    try checkLabels(classes: generator.classes)
    let count = count ?? (generator.classes > 0 && digit == nil ? 5 * generator.classes : 16)
    try write(try generator.images(count: count, seed: seed, label: digit))
  }

  private func checkDigit(classes: Int) throws {
    guard let digit, digit >= classes else { return }
    throw Failure(
      classes == 0
        ? "this generator takes no digit: it was trained without run.classes"
        : "this generator takes a digit from 0 to \(classes - 1), not \(digit)")
  }

  private var chosenFormat: SampleFormat? {
    format ?? out.flatMap(SampleFormat.init(inferredFrom:))
  }

  private func checkLabels(classes: Int) throws {
    guard chosenFormat == .idx, classes == 0 else { return }
    throw Failure(
      """
      IDX files need labels, and this generator is not told which digit to draw; \
      train one that is (--preset conditional), or write .png or .npy
      """)
  }

  /// Shows the images, or writes them where that was asked for; a row a digit where they have some.
  private func write(_ images: SampleImages) throws {
    if let out, chosenFormat == .idx {
      for path in try images.export(to: out, replacing: force) {
        try StandardStream.output.print(path.asShown)
      }
      return
    }
    if let out, chosenFormat == .npy {
      try NumPyFile.write(images, to: out)
      return
    }
    let limit = columns ?? (out == nil ? AsciiSheet.fittingColumns(images) : nil)
    let rows = images.inRowsByLabel(columns: limit)
    let sheet = rows?.images ?? images
    guard let out else {
      try StandardStream.output.print(AsciiSheet.text(sheet, columns: rows?.columns ?? columns))
      return
    }
    let square = Int(Double(images.count).squareRoot().rounded(.up))
    try SampleSheet(sheet, columns: rows?.columns ?? columns ?? square).writePNG(to: out)
  }
}

extension ImageGenerator.Weights: ExpressibleByArgument {}
