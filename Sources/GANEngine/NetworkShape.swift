/// What a multi-layer perceptron is made of: everything that cannot change while it trains.
public struct NetworkShape: Codable, Equatable, Sendable {
  /// Layer widths from input to output, e.g. `[100, 256, 512, 1024, 784]`.
  public var widths: [Int]
  /// The activation of every layer but the last.
  public var hidden: Activation
  /// The activation of the last layer; `identity` for a discriminator, which ends in logits.
  public var output: Activation
  /// The slope of `leakyRelu` below zero.
  public var slope: Float
  /// Whether every hidden layer normalises its batch before the activation.
  public var batchNorm: Bool
  /// Whether every hidden layer is followed by dropout, whose rate is a hyperparameter.
  public var dropout: Bool

  /// Describes a network; see the properties for the meaning of each part.
  public init(
    widths: [Int], hidden: Activation, output: Activation, slope: Float = 0.2,
    batchNorm: Bool = false, dropout: Bool = false
  ) {
    self.widths = widths
    self.hidden = hidden
    self.output = output
    self.slope = slope
    self.batchNorm = batchNorm
    self.dropout = dropout
  }
}
