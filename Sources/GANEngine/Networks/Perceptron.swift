/// The short form of a network of dense layers: linear → [batch norm] → activation → [batch norm] →
/// [dropout], and a last layer without norm and dropout.
public struct Perceptron: Codable, Equatable, Sendable {
  /// Layer widths from input to output, e.g. `[100, 256, 512, 1024, 784]`.
  public var widths: [Int]
  /// The activation of every layer but the last.
  public var hidden: Activation
  /// The activation of the last layer; `identity` for a discriminator, which ends in logits.
  public var output: Activation
  /// The slope of `leakyRelu` below zero.
  public var slope: Float = 0.2
  /// Linear pieces of a `maxout` unit.
  public var pieces = 5
  /// The hidden layers that normalise their batch.
  public var batchNorm = LayerSelection.none
  /// Whether batch norm stands behind the activation instead of in front of it.
  public var normAfterActivation = false
  /// Batch norm's ε beside the variance.
  public var normEpsilon: Float = 1e-5
  /// Share of the batch's statistics in the running ones.
  public var normMomentum: Float = 0.1
  /// The layers followed by dropout, whose rate is a hyperparameter; 0 is the input.
  public var dropout = LayerSelection.none
  /// Whether the last layer also sees how much its input varies over the batch.
  public var minibatchDeviation = false

  /// A network of dense layers without batch norm and dropout. `widths` are at least two, from
  /// input to output, each at least 1; `hidden` is the activation of every layer but the last,
  /// `output` that of the last.
  public init(widths: [Int], hidden: Activation, output: Activation) {
    self.widths = widths
    self.hidden = hidden
    self.output = output
  }

  /// Reads a description; parts that older files lack have their initial values. Throws
  /// `DecodingError` where widths or activations are missing or a value has another type.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      widths: try values.decode([Int].self, forKey: .widths),
      hidden: try values.decode(Activation.self, forKey: .hidden),
      output: try values.decode(Activation.self, forKey: .output))
    func read<Value: Decodable>(_ key: CodingKeys, into value: inout Value) throws {
      value = try values.decodeIfPresent(Value.self, forKey: key) ?? value
    }
    try read(.slope, into: &slope)
    try read(.batchNorm, into: &batchNorm)
    try read(.dropout, into: &dropout)
    try read(.pieces, into: &pieces)
    try read(.normAfterActivation, into: &normAfterActivation)
    try read(.normEpsilon, into: &normEpsilon)
    try read(.normMomentum, into: &normMomentum)
    try read(.minibatchDeviation, into: &minibatchDeviation)
  }

  /// The widths as they are typed, e.g. `100-256-784`.
  public var text: String { widths.map(String.init).joined(separator: "-") }

  /// Reads widths such as `100-256-784`; nil where a part is not a positive whole number.
  public static func widths(_ text: String) -> [Int]? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count >= 2, parts.allSatisfy({ ($0 ?? 0) > 0 }) else { return nil }
    return parts.compactMap(\.self)
  }

  /// Hidden layers.
  public var hiddenCount: Int { max(widths.count - 2, 0) }
}

extension Perceptron {
  /// The same layer by layer.
  var layers: [LayerSpec] {
    let outputs = widths.dropFirst()
    let start: [LayerSpec] = dropout.contains(0) ? [.dropout] : []
    return start
      + outputs.enumerated().flatMap { index, width in
        index == outputs.count - 1 ? last(width) : hidden(width, at: index + 1)
      }
  }

  private func hidden(_ width: Int, at position: Int) -> [LayerSpec] {
    let norm: [LayerSpec] =
      batchNorm.contains(position)
      ? [.batchNorm(epsilon: normEpsilon, momentum: normMomentum)] : []
    return [linear(width, hidden)] + (normAfterActivation ? [] : norm) + units(hidden)
      + (normAfterActivation ? norm : []) + (dropout.contains(position) ? [.dropout] : [])
  }

  private func last(_ width: Int) -> [LayerSpec] {
    (minibatchDeviation ? [.deviation] : []) + [linear(width, output)] + units(output)
  }

  private func linear(_ width: Int, _ activation: Activation) -> LayerSpec {
    let count = width.multipliedReportingOverflow(by: activation == .maxout ? pieces : 1)
    return .linear(outputs: count.overflow ? .max : count.partialValue)
  }

  private func units(_ activation: Activation) -> [LayerSpec] {
    switch activation {
    case .identity: []
    case .maxout: [.maxout(pieces: pieces)]
    case .leakyRelu: [.activation(.leakyRelu, slope: slope)]
    case .relu, .tanh, .sigmoid: [.activation(activation, slope: 0)]
    }
  }

  /// What is wrong with it, to follow the network's name; nil where it makes sense.
  var flaw: String? {
    guard (2...64).contains(widths.count), widths.allSatisfy((1...65_536).contains) else {
      return "needs 2 to 64 widths between 1 and 65,536, not \(widths)"
    }
    if let layer = [batchNorm, dropout].lazy.compactMap({ $0.beyond(hiddenCount) }).first {
      return "has \(hiddenCount) hidden layers, there is no layer \(layer)"
    }
    return (2...16).contains(pieces) && (0...1).contains(slope) && normEpsilon.isFinite
      && normEpsilon > 0 && (0...1).contains(normMomentum)
      ? nil : "has a slope, batch norm or maxout whose value is out of its range"
  }
}

extension LayerSelection {
  fileprivate func beyond(_ hiddenLayers: Int) -> Int? {
    if case .only(let positions) = self { positions.first { $0 > hiddenLayers } } else { nil }
  }
}
