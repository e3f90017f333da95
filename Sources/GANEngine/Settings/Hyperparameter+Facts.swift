extension Hyperparameter {
  /// All that is known of a hyperparameter: the one description of it. Each family has a table of its
  /// own, a file a family.
  struct Facts: Sendable {
    typealias Group = Hyperparameter.Group
    typealias Scale = Hyperparameter.Scale
    typealias Use = Hyperparameter.Use
    typealias Advice = Hyperparameter.Advice

    let group: Group
    let label: String
    let explanation: String
    let range: ClosedRange<Double>
    let scale: Scale
    let initial: Double
    let use: Use
    let advice: Advice
    let shortLabel: String
    let spokenName: String

    /// The short and the spoken name are the label where nothing else is said.
    init(
      _ group: Group, _ label: String, _ explanation: String, _ range: ClosedRange<Double>,
      _ scale: Scale, initial: Double = 0, use: Use = .always, short: String? = nil,
      spoken: String? = nil, _ advice: Advice
    ) {
      self.group = group
      self.label = label
      self.explanation = explanation
      self.range = range
      self.scale = scale
      self.initial = initial
      self.use = use
      self.advice = advice
      shortLabel = short ?? label
      spokenName = spoken ?? label
    }
  }

  var facts: Facts {
    switch self {
    case .generatorLearningRate: .generatorLearningRate
    case .generatorOptimizer: .generatorOptimizer
    case .generatorSteps: .generatorSteps
    case .generatorDropout: .generatorDropout
    case .emaDecay: .emaDecay
    case .latentDistribution: .latentDistribution
    case .latentMean: .latentMean
    case .latentDeviation: .latentDeviation
    case .discriminatorLearningRate: .discriminatorLearningRate
    case .gapAware: .gapAware
    case .discriminatorOptimizer: .discriminatorOptimizer
    case .discriminatorSteps: .discriminatorSteps
    case .discriminatorDropout: .discriminatorDropout
    case .inputDropout: .inputDropout
    case .translation: .translation
    case .translationEnd: .translationEnd
    case .loss: .loss
    case .labelSmoothing: .labelSmoothing
    case .instanceNoise: .instanceNoise
    case .instanceNoiseSteps: .instanceNoiseSteps
    case .gradientPenalty: .gradientPenalty
    case .r1: .r1
    case .r2: .r2
    case .penaltyInterval: .penaltyInterval
    case .spectralNorm: .spectralNorm
    case .weightClip: .weightClip
    case .gradientClipValue: .gradientClipValue
    case .gradientClipNorm: .gradientClipNorm
    case .gradientNormalization: .gradientNormalization
    case .beta1: .beta1
    case .beta2: .beta2
    case .momentum: .momentum
    case .squareMemory: .squareMemory
    case .schedule: .schedule
    case .scheduleStart: .scheduleStart
    case .scheduleLength: .scheduleLength
    case .scheduleFinal: .scheduleFinal
    case .warmUp: .warmUp
    }
  }
}

// The kinds that several settings are of.
extension Hyperparameter.Facts {
  static func rate(
    _ group: Group, _ label: String, _ explanation: String, _ advice: Advice
  ) -> Self {
    Self(
      group, label, explanation, 0...1, .rate, initial: 2e-4, spoken: explanation, advice)
  }

  static func share(
    _ group: Group, _ label: String, _ explanation: String, _ advice: Advice
  ) -> Self {
    Self(group, label, explanation, 0...0.9, .linear(step: 0.05), advice)
  }

  /// One that 0 turns off.
  static func weight(
    _ label: String, _ explanation: String, largest: Double = 1000, _ advice: Advice
  ) -> Self {
    Self(.regularization, label, explanation, 0...largest, .weight, use: .unlessOff, advice)
  }

  static func count(
    _ group: Group, _ label: String, _ explanation: String, _ range: ClosedRange<Double>,
    initial: Double = 0, _ advice: Advice
  ) -> Self {
    Self(group, label, explanation, range, .linear(step: 1), initial: initial, advice)
  }

  /// A step of the run, or a number of steps.
  static func steps(
    _ group: Group, _ label: String, _ explanation: String, step: Double = 1000,
    initial: Double = 0, _ advice: Advice
  ) -> Self {
    Self(group, label, explanation, 0...1e9, .linear(step: step), initial: initial, advice)
  }

  static func choice<Choice: HyperparameterChoice>(
    _ group: Group, _ label: String, _ explanation: String, _ type: Choice.Type,
    use: Use = .always, _ advice: Advice
  ) -> Self {
    let names = Choice.allCases.map(\.rawValue)
    return Self(
      group, label, explanation, 0...Double(names.count - 1), .choice(names), use: use, advice)
  }
}
