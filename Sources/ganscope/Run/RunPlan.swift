import Foundation
import GANEngine
import RunStore

/// Options made definite: what is trained, on what, from where and until when.
struct RunPlan: Sendable {
  let configuration: Configuration
  let corpus: DigitCorpus
  /// Where to go on from; nil for a run that begins.
  let resume: ResumePoint?
  /// The run without a checkpoint that begins again; nil for all others.
  let beginning: RunDirectory?
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
    let source = try options.resume.map { try ResumeSource($0) }
    var known: Configuration?
    switch source {
    case .state(let point):
      (resume, beginning, weights, known) = (point, nil, nil, point.state.configuration)
    case .beginning(let run, let description, let path):
      (resume, beginning, known) = (nil, run, description.configuration)
      weights = try path.map { ($0, try SafeTensors(contentsOf: $0).tensors) }
    case .weights(let path, let tensors):
      (resume, beginning, weights) = (nil, nil, (path, tensors))
    case nil: (resume, beginning, weights) = (nil, nil, nil)
    }
    let trainedOn = (resume?.run ?? beginning).flatMap {
      try? RunDescription(contentsOf: $0.descriptionPath).data
    }
    corpus = try options.data.load(for: trainedOn)
    var configuration = try known ?? Configuration(options, imageSide: corpus.imageSide)
    if known == nil { configuration.threads = Self.processors }
    let recorded = (configuration.precision, configuration.threads)
    configuration.precision = (options.precision ?? configuration.precision).inForce
    configuration.threads = options.threads ?? configuration.threads
    self.configuration = configuration
    changes = known == nil ? [] : options.settings.compactMap(\.change)
    let verdict = try Self.verdict(configuration, resume, changes, recipe: options.recipe)
    var warnings = (resume?.warnings ?? []) + verdict.warnings
    if let weights, beginning == nil {
      warnings.append(
        "\(weights.path.asShownPath) holds weights only: step 0, fresh optimisers, settings of the "
          + "command line")
    }
    if let beginning {
      warnings.append(
        "\(beginning.path.asShownPath) has no checkpoint: it begins again from step 0, with its "
          + "settings of then")
    }
    if known != nil, recorded != (configuration.precision, configuration.threads) {
      warnings.append(
        "another precision or thread count than before: training goes on, to other last bits")
    }
    self.warnings = warnings
    if options.data.source == nil, let trainedOn, !corpus.answers(to: trainedOn) {
      throw Failure(
        "\((resume?.run ?? beginning)?.path.asShownPath ?? "") was trained on \(trainedOn), and now "
          + "\(corpus.name) would be used; say --data to choose")
    }
    try checkShapes(batchIsTyped: options.typesBatch)
  }

  private static func verdict(
    _ configuration: Configuration, _ resume: ResumePoint?, _ changes: [Change], recipe: String?
  ) throws -> SettingsCheck {
    guard let saved = resume?.state.hyperparameters else {
      return try SettingsCheck(
        configuration.findings(configuration.hyperparameters), recipe: recipe)
    }
    var changed = saved
    for change in changes { changed[change.parameter] = change.value }
    return try SettingsCheck(
      configuration.findings(changed), known: configuration.findings(saved))
  }

  /// The step that the run's files go on from; nil where they begin.
  var resumedStep: Int? { resume?.state.step ?? (beginning == nil ? nil : 0) }

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
    if let run = resume?.run ?? beginning { return run }
    return try RunDirectory.create(preset: configuration.preset, at: time)
  }

  private func checkShapes(batchIsTyped: Bool) throws {
    do {
      try configuration.check(height: corpus.imageSide, width: corpus.imageSide)
    } catch {
      throw Failure("\(corpus.name): \(error)")
    }
    if let refusal = corpus.refusal(
      configuration, isResumed: resume != nil || beginning != nil, batchIsTyped: batchIsTyped)
    {
      throw Failure(refusal)
    }
  }

  private static let standardEpochs = 100

  static var processors: Int { min(ProcessInfo.processInfo.activeProcessorCount, 16) }
}
