import Foundation

/// What may be done in a run as it is now: only settings that a run of this configuration takes, at
/// values they do not have already.
struct Prescription {
  let values: Hyperparameters
  let configuration: Configuration
  /// Whether an earlier state is in memory.
  let canGoBack: Bool
  /// The share of the learning rates that the schedule leaves.
  let rateShare: Double

  /// The first of the remedies to a diagnosis that can be followed here.
  func remedy(_ diagnosis: Diagnosis) -> Remedy {
    candidates(diagnosis).lazy.compactMap { $0 }.first ?? .none
  }

  private func candidates(_ diagnosis: Diagnosis) -> [Remedy?] {
    switch diagnosis {
    case .balanced: []
    case .discriminatorAhead:
      unfreezing + [lowerRate(.discriminatorLearningRate), noise, end]
    case .discriminatorSaturated:
      unfreezing + [noise, lowerRate(.discriminatorLearningRate), end]
    case .vanishingGradient:
      unfreezing + [otherLoss, halving, lowerRate(.discriminatorLearningRate), noise, end]
    case .generatorAhead:
      unfreezing
        + [raiseRate(.discriminatorLearningRate), lowerRate(.generatorLearningRate), end]
    case .modeCollapse:
      unfreezing + [lessForGenerator, halving, lowerRate(.generatorLearningRate), end]
    case .diverging:
      [halving, clipping, lowerRate(.discriminatorLearningRate), end]
    case .nonFinite: [halving, goingBack, end]
    case .oscillating:
      [flatten, lowerRate(.generatorLearningRate), lowerRate(.discriminatorLearningRate), end]
    case .memorising: [noise, flatten, end]
    case .stalled:
      unfreezing + [
        rateShare < DoctorThresholds.standard.spentRate ? spent : nil, awaken,
        lowerRate(.generatorLearningRate), end,
      ]
    }
  }

  private var end: Remedy { Remedy(.quit, "ends it; the best state is kept") }
  private var spent: Remedy { Remedy(.quit, "ends it: its rates have run out, the best is kept") }

  /// Lets a player that is frozen learn.
  private var unfreezing: [Remedy?] {
    let (g, d) = (values[.generatorLearningRate], values[.discriminatorLearningRate])
    let usual = Hyperparameter.generatorLearningRate.initial
    return [
      values[.generatorSteps] == 0 ? set(.generatorSteps, 1, "lets G learn: it is frozen") : nil,
      values[.discriminatorSteps] == 0
        ? set(.discriminatorSteps, 1, "lets D learn: it is frozen") : nil,
      g == 0
        ? set(.generatorLearningRate, d > 0 ? d : usual, "lets G learn: its rate is 0") : nil,
      d == 0
        ? set(.discriminatorLearningRate, g > 0 ? g : usual, "lets D learn: its rate is 0") : nil,
    ]
  }

  private var halving: Remedy? {
    let rates = [values[.generatorLearningRate], values[.discriminatorLearningRate]]
    return canGoBack && rates.contains { $0 > 1e-7 }
      ? Remedy(.goBack(halvingRates: true), "goes back and halves the rates") : nil
  }

  private var goingBack: Remedy? {
    canGoBack ? Remedy(.goBack(halvingRates: false), "goes back") : nil
  }

  // A G that learns far faster than D is the likelier cause.
  private var lessForGenerator: Remedy? {
    let (g, d) = (values[.generatorLearningRate], values[.discriminatorLearningRate])
    return d > 0 && g > 4 * d ? lowerRate(.generatorLearningRate) : nil
  }

  private func lowerRate(_ rate: Hyperparameter) -> Remedy? {
    guard values[rate] > 1e-7 else { return nil }
    return set(rate, values[rate] / 2, "lowers \(owner(rate)) learning rate")
  }

  private func raiseRate(_ rate: Hyperparameter) -> Remedy? {
    guard values[rate] > 0 else { return nil }
    return set(rate, values[rate] * 2, "raises \(owner(rate)) learning rate")
  }

  private func owner(_ rate: Hyperparameter) -> String {
    rate == .generatorLearningRate ? "G's" : "D's"
  }

  // Rates at which nothing moves.
  private var awaken: Remedy? {
    let rate = values[.generatorLearningRate]
    let usual = Hyperparameter.generatorLearningRate.initial
    return rate < usual / 20
      ? set(.generatorLearningRate, usual, "gives G a rate at which it learns") : nil
  }

  // More of it than this hides the digits.
  private var noise: Remedy? {
    guard values[.instanceNoise] < 0.5 else { return nil }
    return set(.instanceNoise, values[.instanceNoise] + 0.05, "gives D's input noise")
  }

  private var otherLoss: Remedy? {
    let loss = values.lossKind
    guard loss.saturates,
      let other = LossKind.allCases.firstIndex(where: { $0.scale == loss.scale && !$0.saturates })
    else { return nil }
    return set(
      .loss, Double(other), "changes the loss to one that does not saturate")
  }

  private var flatten: Remedy? {
    guard values[.r1] < 100 else { return nil }
    return set(.r1, values[.r1] > 0 ? values[.r1] * 2 : 1, "calms D")
  }

  private var clipping: Remedy? {
    values[.gradientClipNorm] == 0
      ? set(.gradientClipNorm, 1, "cuts gradients that are too long")
      : nil
  }

  /// nil where that changes nothing, or the configuration has something to say against it.
  private func set(_ parameter: Hyperparameter, _ value: Double, _ effect: String) -> Remedy? {
    var new = values
    new[parameter] = Self.rounded(value)
    guard new[parameter] != values[parameter] else { return nil }
    let isWelcome = configuration.findings(new, butNot: values).isEmpty
    return isWelcome ? Remedy(.set(parameter, to: new[parameter]), effect) : nil
  }

  // What is typed says exactly what is set.
  private static func rounded(_ value: Double) -> Double {
    Double(String(format: "%.4g", value)) ?? value
  }
}
