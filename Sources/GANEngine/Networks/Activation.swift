/// The non-linearity behind a dense layer.
public enum Activation: String, CaseIterable, Codable, Sendable {
  case identity, relu, leakyRelu, tanh, sigmoid
  /// The largest of a few linear pieces a unit (Goodfellow et al. 2013, "Maxout networks").
  case maxout

  /// Whether a network of these has a constant derivative between kinks, which the closed forms of
  /// the gradient penalties need.
  public var isPiecewiseLinear: Bool { [.identity, .relu, .leakyRelu].contains(self) }
}
