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
  /// Linear pieces of a `maxout` unit.
  public var pieces = 5
  /// The hidden layers that normalise their batch.
  public var batchNorm: LayerSelection
  /// Whether batch norm stands behind the activation instead of in front of it.
  public var normAfterActivation = false
  /// Batch norm's ε beside the variance.
  public var normEpsilon: Float = 1e-5
  /// Share of the batch's statistics in the running ones.
  public var normMomentum: Float = 0.1
  /// The layers followed by dropout, whose rate is a hyperparameter; 0 is the input.
  public var dropout: LayerSelection
  /// Where the weights start.
  public var initialization = Initialization.pytorch
  /// Whether the last layer also sees how much its input varies over the batch
  /// (Karras et al. 2018, "Progressive growing of GANs", section 3).
  public var minibatchDeviation = false

  /// Describes a network; see the properties for the meaning of each part.
  public init(
    widths: [Int], hidden: Activation, output: Activation, slope: Float = 0.2,
    batchNorm: LayerSelection = .none, dropout: LayerSelection = .none
  ) {
    self.widths = widths
    self.hidden = hidden
    self.output = output
    self.slope = slope
    self.batchNorm = batchNorm
    self.dropout = dropout
  }

  /// Reads a description; parts that older files lack have their initial values.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      widths: try values.decode([Int].self, forKey: .widths),
      hidden: try values.decode(Activation.self, forKey: .hidden),
      output: try values.decode(Activation.self, forKey: .output),
      slope: try values.decode(Float.self, forKey: .slope),
      batchNorm: try values.decode(LayerSelection.self, forKey: .batchNorm),
      dropout: try values.decode(LayerSelection.self, forKey: .dropout))
    func read<Value: Decodable>(_ key: CodingKeys, into value: inout Value) throws {
      value = try values.decodeIfPresent(Value.self, forKey: key) ?? value
    }
    try read(.pieces, into: &pieces)
    try read(.normAfterActivation, into: &normAfterActivation)
    try read(.normEpsilon, into: &normEpsilon)
    try read(.normMomentum, into: &normMomentum)
    try read(.initialization, into: &initialization)
    try read(.minibatchDeviation, into: &minibatchDeviation)
  }

  /// Hidden layers.
  public var hiddenCount: Int { max(widths.count - 2, 0) }
}

/// The non-linearity behind a dense layer.
public enum Activation: String, CaseIterable, Codable, Sendable {
  case identity, relu, leakyRelu, tanh, sigmoid
  /// The largest of a few linear pieces a unit (Goodfellow et al. 2013, "Maxout networks").
  case maxout

  /// Whether a network of these has a constant derivative between kinks, which the closed forms of
  /// the gradient penalties need.
  public var isPiecewiseLinear: Bool { [.identity, .relu, .leakyRelu].contains(self) }
}
