extension Configuration {
  /// What is to be said of these settings with those hyperparameters: every rule about combinations
  /// is here.
  public func findings(_ hyperparameters: Hyperparameters) -> [Finding] {
    Rule.all.compactMap { rule in
      rule.applies(Rule.Facts(configuration: self, values: hyperparameters))
        ? Finding(severity: rule.severity, message: rule.message) : nil
    }
  }

  /// What a change of hyperparameters brings up.
  func findings(_ new: Hyperparameters, butNot old: Hyperparameters) -> [Finding] {
    let known = findings(old)
    return findings(new).filter { !known.contains($0) }
  }
}

/// A combination of settings that does not work, or not as one may expect.
private struct Rule: Sendable {
  struct Facts {
    let configuration: Configuration
    let values: Hyperparameters
    var d: NetworkShape { configuration.discriminator }
    var looksAtSlopes: Bool {
      [.gradientPenalty, .r1, .r2].contains { values[$0] > 0 } || normalization == .discriminator
    }
    var normalization: GradientNormalization { values.choice(.gradientNormalization) }
  }

  let severity: Finding.Severity
  let message: String
  let applies: @Sendable (Facts) -> Bool

  private static func error(
    _ message: String, when applies: @escaping @Sendable (Facts) -> Bool
  ) -> Rule { Rule(severity: .error, message: message, applies: applies) }

  private static func warning(
    _ message: String, when applies: @escaping @Sendable (Facts) -> Bool
  ) -> Rule { Rule(severity: .warning, message: message, applies: applies) }

  static let all: [Rule] = [
    error(
      """
      a gradient penalty needs D's slope at each image on its own, and batch norm in D mixes \
      images: set discriminator.batchNorm=none or the penalty to 0
      """
    ) { $0.looksAtSlopes && $0.d.hasBatchNorm },
    error(
      """
      a gradient penalty needs D's slope at each image on its own, and minibatch deviation mixes \
      images: set discriminator.minibatchDeviation=off or the penalty to 0
      """
    ) { $0.looksAtSlopes && $0.d.hasDeviation },
    error(
      """
      gradient penalties here need a D of relu, leakyRelu or identity layers: \
      set discriminator.hidden=leakyRelu or the penalty to 0
      """
    ) { $0.looksAtSlopes && !$0.d.isPiecewiseLinear },
    error(
      """
      a gradient penalty does not go with dropout of D's pixels: \
      leave 0 out of discriminator.dropoutLayers or set the penalty to 0
      """
    ) { $0.looksAtSlopes && $0.d.dropsInput },
    error(
      "D normalised by its slope does not go with the relativistic loss: choose another loss"
    ) { $0.normalization == .discriminator && $0.values.lossKind.facts.generatorSeesReal },
    error("the generator must end in tanh or sigmoid, so that its images have a range") {
      ![.tanh, .sigmoid].contains($0.configuration.generator.ending)
    },
    error("the discriminator must end in logits: set discriminator.output=identity") {
      $0.d.ending != .identity
    },
    error("maxout is for hidden layers of the discriminator, not of the generator's output") {
      $0.configuration.generator.ending == .maxout
    },
    error("maxout units do not go with batch norm in the same network") {
      [$0.configuration.generator, $0.d].contains {
        $0.hasMaxout && $0.hasBatchNorm
      }
    },
    error("minibatch deviation is D's: it needs a generator without it, and one logit") {
      $0.configuration.generator.hasDeviation
        || ($0.d.hasDeviation && $0.d.output.count != 1)
    },
    error("packed images share no class: set discriminator.packing=1 or run.classes=0") {
      $0.configuration.packing > 1 && $0.configuration.classes > 0
    },
    error("batch statistics need at least two rows: use a larger batch") {
      ($0.d.hasBatchNorm || $0.configuration.generator.hasBatchNorm || $0.d.hasDeviation)
        && $0.configuration.batch / $0.configuration.packing < 2
    },
    warning(
      "weight clipping is made for the wasserstein loss; with another it only makes D weak"
    ) { $0.values[.weightClip] > 0 && !$0.values.lossKind.facts.isCritic },
    warning(
      """
      the wasserstein loss needs a D that cannot be steep: set regularization.gradientPenalty=10, \
      regularization.weightClip=0.01 or regularization.spectralNorm=on
      """
    ) {
      $0.values.lossKind.facts.isCritic && !$0.looksAtSlopes && $0.values[.weightClip] == 0
        && !$0.values.usesSpectralNorm
    },
    warning("WGAN-GP pulls slopes to 1, which is made for the wasserstein loss; elsewhere try R1") {
      $0.values[.gradientPenalty] > 0 && !$0.values.lossKind.facts.isCritic
    },
    warning("weight clipping and a gradient penalty do the same work: one of them is enough") {
      $0.values[.weightClip] > 0 && $0.values[.gradientPenalty] > 0
    },
    warning("spectral norm and weight clipping do the same work: one of them is enough") {
      $0.values[.weightClip] > 0 && $0.values.usesSpectralNorm
    },
    warning("dropout in D makes its slope noisy; a gradient penalty does better without") {
      $0.looksAtSlopes && $0.d.hasDropout && $0.values[.discriminatorDropout] > 0
    },
    warning(
      "label smoothing acts on "
        + enumerated(LossKind.allCases.filter(\.facts.hasLabels).map(\.rawValue)) + " only"
    ) { $0.values[.labelSmoothing] > 0 && !$0.values.lossKind.facts.hasLabels },
    warning("dropout D has no layer to act on: set discriminator.dropoutLayers=all at a start") {
      $0.values[.discriminatorDropout] > 0 && !$0.d.dropsHidden
    },
    warning("dropout of pixels has no effect: put 0 into discriminator.dropoutLayers at a start") {
      $0.values[.inputDropout] > 0 && !$0.d.dropsInput
    },
    warning("dropout G has no layer to act on: set generator.dropoutLayers=all at a start") {
      $0.values[.generatorDropout] > 0 && !$0.configuration.generator.dropsHidden
    },
    warning("both networks are frozen: nothing will change") {
      $0.values[.generatorSteps] == 0 && $0.values[.discriminatorSteps] == 0
    },
  ]
}

/// Something about a combination of settings that a person should know.
public struct Finding: Equatable, Sendable {
  /// Whether training can go on with it.
  public enum Severity: Sendable {
    /// It may not train well, or a setting has no effect.
    case warning
    /// It makes no sense, and is refused.
    case error
  }

  /// Whether it is refused or only told.
  public let severity: Severity
  /// What was found, why it does not work, and what to do.
  public let message: String
}
