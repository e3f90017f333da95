/// A number or choice that steers training and may change while it runs.
///
/// Adding one is adding a case, and its facts in the table of its family; checkpoints, journal, `--set`,
/// the panel, the explanation and the speech follow.
public enum Hyperparameter: String, CaseIterable, Codable, Sendable, CodingKeyRepresentable {
  case generatorLearningRate = "generator.learningRate"
  case generatorOptimizer = "generator.optimizer"
  case generatorSteps = "generator.steps"
  case generatorDropout = "generator.dropout"
  case emaDecay = "generator.emaDecay"
  case latentDistribution = "latents.distribution"
  case latentMean = "latents.mean"
  case latentDeviation = "latents.deviation"
  case discriminatorLearningRate = "discriminator.learningRate"
  case gapAware = "discriminator.gapAware"
  case discriminatorOptimizer = "discriminator.optimizer"
  case discriminatorSteps = "discriminator.steps"
  case discriminatorDropout = "discriminator.dropout"
  case inputDropout = "discriminator.inputDropout"
  case translation = "discriminator.translation"
  case translationEnd = "discriminator.translationEnd"
  case loss = "loss.kind"
  case labelSmoothing = "loss.labelSmoothing"
  case instanceNoise = "loss.instanceNoise"
  case instanceNoiseSteps = "loss.instanceNoiseSteps"
  case gradientPenalty = "regularization.gradientPenalty"
  case r1 = "regularization.r1"
  case r2 = "regularization.r2"
  case penaltyInterval = "regularization.interval"
  case spectralNorm = "regularization.spectralNorm"
  case weightClip = "regularization.weightClip"
  case gradientClipValue = "regularization.gradientClipValue"
  case gradientClipNorm = "regularization.gradientClipNorm"
  case gradientNormalization = "regularization.gradientNormalization"
  case beta1 = "adam.beta1"
  case beta2 = "adam.beta2"
  case momentum = "sgd.momentum"
  case squareMemory = "rmsprop.decay"
  case schedule = "schedule.kind"
  case scheduleStart = "schedule.start"
  case scheduleLength = "schedule.length"
  case scheduleFinal = "schedule.final"
  case warmUp = "schedule.warmUp"

  /// The part of training it belongs to, in the order of the panel.
  public enum Group: String, CaseIterable, Sendable {
    case generator, discriminator, loss, regularization, run, networks
  }

  /// How a key press moves a value, and how it is told.
  public enum Scale: Equatable, Sendable {
    /// By a factor of 1.25, from 1e-8 on.
    case rate
    /// By a factor of 1.25, from 0.01 on; at 0 it is off.
    case weight
    /// By a fixed amount.
    case linear(step: Double)
    /// To the next of these names; the value is the index of one.
    case choice([String])
  }

  /// Beside which values it acts.
  public enum Use: Equatable, Sendable {
    /// It acts whatever the others are.
    case always
    /// Where its value is not 0, which is off.
    case unlessOff
    /// Where a network has that optimiser.
    case with(OptimizerKind)
  }

  /// What to expect of more or less of it.
  public struct Advice: Equatable, Sendable {
    /// What it does to the game, in a sentence or two.
    public let meaning: String
    /// What a larger value does, after "more: ".
    public let more: String
    /// What a smaller value does, after "less: ".
    public let less: String
    /// Values that are often met.
    public let usual: String

    init(_ meaning: String, more: String, less: String, usual: String) {
      self.meaning = meaning
      self.more = more
      self.less = less
      self.usual = usual
    }
  }

  /// The part of training it belongs to.
  public var group: Group { facts.group }
  /// The name in the panel, at most 15 columns.
  public var label: String { facts.label }
  /// The name where room is short, beside two values of it.
  public var shortLabel: String { facts.shortLabel }
  /// The name without abbreviations that are hard to listen to.
  public var spokenName: String { facts.spokenName }
  /// What it does, in one line.
  public var explanation: String { facts.explanation }
  /// The values it may take.
  public var range: ClosedRange<Double> { facts.range }
  /// How a key press moves it.
  public var scale: Scale { facts.scale }
  /// The value where a preset says nothing.
  public var initial: Double { facts.initial }
  /// What to expect of more or less of it.
  public var advice: Advice { facts.advice }

  /// Whether it acts at all beside these values.
  public func isUsed(with values: Hyperparameters) -> Bool {
    switch facts.use {
    case .always: true
    case .unlessOff: values[self] != 0
    case .with(let optimizer):
      [Self.generatorOptimizer, .discriminatorOptimizer]
        .contains { values.choice($0) == optimizer }
    }
  }

  /// The names it may take; nil where it is a number.
  public var choices: [String]? {
    if case .choice(let names) = scale { names } else { nil }
  }

  /// Whether only whole numbers count.
  public var isWhole: Bool {
    if case .linear(step: let step) = scale { step >= 1 } else { choices != nil }
  }
}
