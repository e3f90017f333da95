import Foundation
import GANEngine
import RunStore

/// Options made definite: what is trained, on what, from where and until when.
struct RunPlan: Sendable {
  let configuration: Configuration
  let corpus: DigitCorpus
  /// Where to go on from; nil for a new run.
  let resume: ResumePoint?
  /// What networks to begin with, made by another program; nil for those of the seed.
  let weights: (path: String, tensors: [NamedTensor])?
  /// Changes to make at the start of a resumed run.
  let changes: [Change]
  /// The time between two autosaves; nil for none.
  let autosaveInterval: Duration?
  /// Autosaves that stay.
  let keptCheckpoints: Int
  /// How often the digits are scored (0: never, nil: as the costs allow), by whom, and after how many
  /// vain hopes the run ends.
  let scoring: (interval: Int?, judge: String?, patience: Int?)
  /// What the shell is to run at an alert.
  let alertCommand: String?
  /// Whether no checkpoint is to be left behind.
  let discards: Bool
  /// What to tell the person before it begins.
  let warnings: [String]
  private let goal: Goal
  /// The folder asked for.
  private let folder: String?

  typealias Change = (parameter: Hyperparameter, value: Double)

  private enum Goal: Sendable {
    case steps(Int)
    case epochs(Int)
  }

  /// Looks at checkpoint and data headers; reads no images.
  init(_ options: RunOptions) throws {
    goal = options.steps.map(Goal.steps) ?? .epochs(options.epochs ?? Self.standardEpochs)
    folder = options.run
    autosaveInterval = options.autosave > 0 ? .seconds(options.autosave * 60) : nil
    keptCheckpoints = options.keep
    discards = options.discard
    scoring = (options.scoreEvery, options.judge, options.patience)
    alertCommand = options.onAlert
    weights = try options.weightsPath.map { ($0, try SafeTensors(contentsOf: $0).tensors) }
    resume = try options.resume.flatMap { try options.weightsPath == nil ? ResumePoint($0) : nil }
    corpus = try options.data.load()
    var configuration =
      resume?.state.configuration ?? Configuration(options, imageSide: corpus.imageSide)
    if resume == nil { configuration.threads = Self.processors }
    let recorded = (configuration.precision, configuration.threads)
    configuration.precision = (options.precision ?? configuration.precision).inForce
    configuration.threads = options.threads ?? configuration.threads
    self.configuration = configuration
    changes = resume == nil ? [] : options.settings.compactMap(\.change)
    let verdict = try Self.verdict(configuration, resume, changes)
    var warnings = (resume?.warnings ?? []) + verdict.warnings
    if let weights {
      warnings.append(
        "\(weights.path) holds weights only: step 0, fresh optimisers, settings of the command line"
      )
    }
    if resume != nil, recorded != (configuration.precision, configuration.threads) {
      warnings.append(
        "another precision or thread count than before: training goes on, to other last bits")
    }
    self.warnings = warnings
    if options.data.source == nil { try checkData() }
    try checkShapes()
  }

  private static func verdict(
    _ configuration: Configuration, _ resume: ResumePoint?, _ changes: [Change]
  ) throws -> Verdict {
    guard let saved = resume?.state.hyperparameters else {
      return try Verdict(configuration.findings(configuration.hyperparameters))
    }
    var changed = saved
    for change in changes { changed[change.parameter] = change.value }
    return try Verdict(
      configuration.findings(changed), known: configuration.findings(saved))
  }

  /// The step at which the run ends.
  func totalSteps(stepsPerEpoch: Int) -> Int {
    switch goal {
    case .steps(let steps): return steps
    case .epochs(let epochs):
      let (total, overflow) = stepsPerEpoch.multipliedReportingOverflow(by: epochs)
      return overflow ? Int.max : total
    }
  }

  /// The folder of the run, made if need be.
  func openDirectory(at time: Double) throws -> RunDirectory {
    if let folder { return try RunDirectory.use(folder, resuming: resume != nil) }
    if let run = resume?.run { return run }
    return try RunDirectory.create(preset: configuration.preset, at: time)
  }

  private func checkData() throws {
    guard let run = resume?.run,
      let before = try? RunDescription(contentsOf: run.descriptionPath).data,
      !corpus.answers(to: before)
    else { return }
    throw Failure(
      """
      \(run.path) was trained on \(before), and now \(corpus.name) would be used; \
      say --data to choose
      """)
  }

  private func checkShapes() throws {
    do {
      try configuration.check(height: corpus.imageSide, width: corpus.imageSide)
    } catch {
      throw Failure("\(corpus.name): \(error)")
    }
    if let refusal = corpus.refusal(configuration, isResumed: resume != nil) {
      throw Failure(refusal)
    }
  }

  private static let standardEpochs = 100

  static var processors: Int { min(ProcessInfo.processInfo.activeProcessorCount, 16) }
}
