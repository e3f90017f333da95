public import ArgumentParser
public import GANEngine
import RunStore

/// What `watch` and `train` have in common.
struct RunOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The recipe to train (default: \(Preset.standard.name)); 'ganscope presets' lists them.",
      valueName: "name"))
  var preset: String?

  @Option(
    help: ArgumentHelp(
      "A recipe of your own: networks and settings in a file.",
      discussion: "'ganscope presets NAME --json > FILE' writes one to begin with.",
      valueName: "file"))
  var recipe: String?

  @OptionGroup var data: DataOptions

  @Option(
    help: "The folder for what the run leaves behind (default: runs/<time>-<preset>).")
  var run: String?

  @Option(
    parsing: .unconditional,
    help: "Key of all randomness; the same seed gives the same run (default: by the clock).",
    transform: Count.seed)
  var seed: UInt64?

  @Option(
    parsing: .unconditional,
    help: "Passes over the data in all, those before a resume included (default: 100).",
    transform: Count.parse)
  var epochs: Int?

  @Option(
    parsing: .unconditional, help: "Steps in all, those before a resume included.",
    transform: Count.parse)
  var steps: Int?

  @Option(
    parsing: .unconditional, help: "Real images a step (default: the preset's, 128).",
    transform: Count.parse)
  var batch: Int?

  @Option(help: "Number format of the products: auto, fp32 or bf16.")
  var precision: Precision?

  @Option(
    parsing: .unconditional,
    help: "Threads of the compute pool (default: the processors there are).",
    transform: Count.parse)
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "Layers of the generator, e.g. 100-256-512-1024-784: latents, hidden, pixels.",
      valueName: "widths"),
    transform: { try Setting(option: "--generator", name: "generator.widths", $0) })
  var generator: Setting?

  @Option(
    help: ArgumentHelp(
      "Layers of the discriminator, e.g. 784-512-256-1: pixels, hidden, logit.",
      valueName: "widths"),
    transform: { try Setting(option: "--discriminator", name: "discriminator.widths", $0) })
  var discriminator: Setting?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "A setting, e.g. generator.learningRate=1e-4 or loss.kind=hinge; may be repeated.",
      discussion: "'ganscope presets NAME' prints the names of all settings.",
      valueName: "name=value"),
    transform: Setting.init(parsing:))
  var settings: [Setting] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Save by itself after so many minutes; 0 never does.", valueName: "minutes"))
  var autosave = 5.0

  @Option(
    parsing: .unconditional,
    help: "Checkpoints of the program's own that stay; what you save stays in any case.",
    transform: Count.parse)
  var keep = 2

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Steps between two scorings of 2,000 digits; 0 scores none (default: what costs 2 %).",
      discussion: "At each epoch's end 10,000 are scored, and the best state is kept as 'best'.",
      valueName: "steps"),
    transform: Count.parse)
  var scoreEvery: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "End after so many epochs without a better Fréchet distance.", valueName: "epochs"),
    transform: Count.parse)
  var patience: Int?

  @Option(
    help: ArgumentHelp(
      "A judge of your own for the scores, as Tests/Scripts/train_judge.py makes one.",
      valueName: "file"))
  var judge: String?

  @Option(
    help: ArgumentHelp(
      "What the shell runs when the doctor finds something wrong; see $GANSCOPE_ALERT.",
      valueName: "command"))
  var onAlert: String?

  @Flag(help: "Leave no checkpoint behind; the journal and the measurements stay.")
  var discard = false

  @Option(
    help: ArgumentHelp(
      "Go on from a checkpoint or a run.",
      discussion: "Also takes a safetensors file of PyTorch's: its weights, and nothing else.",
      valueName: "file|run"))
  var resume: String?

  /// Every setting that was typed, the newest last.
  var allSettings: [Setting] { [generator, discriminator].compactMap(\.self) + settings }

  /// Whether the images a step were given, as `--batch` or by `--set`.
  var typesBatch: Bool { batch != nil || settings.contains { $0.name == "run.batch" } }

  func validate() throws {
    if let preset { try Self.check(preset: preset) }
    try Self.check(preset: preset, orRecipe: recipe)
    guard epochs == nil || steps == nil else {
      throw ValidationError("--epochs and --steps both say when to end; give one of them")
    }
    try Self.check(epochs, "--epochs", 1...1_000_000_000)
    try Self.check(steps, "--steps", 1...1_000_000_000_000)
    try Self.check(batch, "--batch", 1...65_536)
    try Self.check(threads, "--threads", 1...1024)
    try Self.check(scoreEvery, "--score-every", 0...1_000_000_000)
    try Self.check(patience, "--patience", 1...1_000_000)
    try Self.check(keep, "--keep", 1...10_000)
    guard (0...10_000).contains(autosave) else {
      throw ValidationError("--autosave takes 0 to 10000 minutes, not \(autosave)")
    }
    let fixed = [
      ("--preset", preset != nil), ("--recipe", recipe != nil), ("--seed", seed != nil),
      ("--batch", batch != nil),
    ]
    // Of what cannot be gone on from, the plan says why.
    guard let resume, ResumeSource.kind(of: resume) == .run else { return }
    let names =
      fixed.filter(\.1).map(\.0) + allSettings.filter { $0.change == nil }.map(\.name)
    if let name = names.first {
      throw ValidationError("\(name) belongs to the run that is resumed and cannot change")
    }
  }

  /// Throws `ValidationError` with the nearest known name.
  static func check(preset: String) throws {
    guard Preset.named(preset) == nil else { return }
    let hint = NearestName.hint(preset, among: Preset.all.map(\.name))
    throw ValidationError("there is no preset '\(preset)'; \(hint)")
  }

  /// Throws `ValidationError` where both are given.
  static func check(preset: String?, orRecipe recipe: String?) throws {
    guard preset != nil, recipe != nil else { return }
    throw ValidationError("--preset and --recipe both say what to train; give one of them")
  }

  /// Throws `ValidationError` where a number is out of its range.
  static func check(_ value: Int?, _ name: String, _ range: ClosedRange<Int>) throws {
    guard let value, !range.contains(value) else { return }
    throw ValidationError(
      "\(name) takes a number from \(range.lowerBound) to \(range.upperBound), not \(value)")
  }
}

extension Precision: ExpressibleByArgument {}
