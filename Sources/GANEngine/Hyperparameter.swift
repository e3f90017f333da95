/// A number that steers training and may change while it runs. Adding one is adding a case.
public enum Hyperparameter: String, CaseIterable, Codable, Sendable, CodingKeyRepresentable {
  case generatorLearningRate = "generator.learningRate"
  case discriminatorLearningRate = "discriminator.learningRate"
  case beta1 = "adam.beta1"
  case beta2 = "adam.beta2"
  case labelSmoothing = "loss.labelSmoothing"
  case discriminatorDropout = "discriminator.dropout"
  case discriminatorSteps = "discriminator.steps"
  case emaDecay = "generator.emaDecay"

  /// How a key press moves a value.
  public enum Scale: Equatable, Sendable {
    /// By a factor of 1.25, for rates.
    case logarithmic
    /// By a fixed amount.
    case linear(step: Double)
  }

  private struct Facts {
    let label: String
    let explanation: String
    let range: ClosedRange<Double>
    let scale: Scale
    let initial: Double
  }

  private var facts: Facts {
    switch self {
    case .generatorLearningRate:
      Facts(
        label: "lr G", explanation: "learning rate of the generator", range: 0...1,
        scale: .logarithmic, initial: 2e-4)
    case .discriminatorLearningRate:
      Facts(
        label: "lr D", explanation: "learning rate of the discriminator", range: 0...1,
        scale: .logarithmic, initial: 2e-4)
    case .beta1:
      Facts(
        label: "β1", explanation: "Adam: memory of the gradient's mean", range: 0...0.999,
        scale: .linear(step: 0.05), initial: 0.5)
    case .beta2:
      Facts(
        label: "β2", explanation: "Adam: memory of the gradient's square", range: 0...0.99999,
        scale: .linear(step: 0.001), initial: 0.999)
    case .labelSmoothing:
      Facts(
        label: "label smoothing", explanation: "the label of real images is 1 minus this",
        range: 0...0.5, scale: .linear(step: 0.05), initial: 0)
    case .discriminatorDropout:
      Facts(
        label: "dropout D", explanation: "share of D's hidden units silenced a step",
        range: 0...0.9, scale: .linear(step: 0.05), initial: 0)
    case .discriminatorSteps:
      Facts(
        label: "D steps per G", explanation: "updates of D for one of G", range: 1...20,
        scale: .linear(step: 1), initial: 1)
    case .emaDecay:
      Facts(
        label: "EMA decay", explanation: "averaging of G's weights for the samples; 0 is none",
        range: 0...0.99999, scale: .linear(step: 0.001), initial: 0)
    }
  }

  /// The name in the panel, at most 15 columns.
  public var label: String { facts.label }
  /// What it does, in one line.
  public var explanation: String { facts.explanation }
  /// The values it may take.
  public var range: ClosedRange<Double> { facts.range }
  /// How a key press moves it.
  public var scale: Scale { facts.scale }
  /// The value where a preset says nothing.
  public var initial: Double { facts.initial }
}
