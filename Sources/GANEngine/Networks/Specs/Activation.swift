/// The non-linearity behind a layer.
public enum Activation: String, CaseIterable, Codable, Sendable {
  case identity, relu, leakyRelu, tanh, sigmoid
  /// The largest of a few linear pieces a unit (Goodfellow et al. 2013, "Maxout networks").
  case maxout

  /// Whether its derivative is constant between kinks.
  public var isPiecewiseLinear: Bool {
    switch self {
    case .identity, .relu, .leakyRelu: true
    case .tanh, .sigmoid, .maxout: false
    }
  }

  /// What He's formula counts with: 1 keeps the variance of a linear layer, 0 that of a ReLU.
  func slopeBelowZero(leaky slope: Float) -> Float {
    switch self {
    case .relu: 0
    case .leakyRelu: slope
    case .identity, .tanh, .sigmoid, .maxout: 1
    }
  }
}
