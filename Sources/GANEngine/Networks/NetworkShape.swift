/// What a network is made of: everything that cannot change while it trains.
///
/// An extent of its input and a list of layers. A perceptron has a short form, in which it is set up,
/// written and shown; whatever computes reads `layers`.
public struct NetworkShape: Equatable, Sendable {
  private enum Form: Equatable, Sendable {
    case perceptron(Perceptron)
    case listed(input: Extent, layers: [LayerSpec])
  }

  private var form: Form
  /// Where the weights start.
  public var initialization = Initialization.pytorch

  /// Layers one by one, for an input of that extent.
  public init(input: Extent, layers: [LayerSpec]) { form = .listed(input: input, layers: layers) }

  /// The layers of a perceptron, which is kept as its short form in files.
  public init(_ perceptron: Perceptron) { form = .perceptron(perceptron) }

  /// A perceptron of dense layers of these widths, from input to output; see `Perceptron`.
  public init(
    widths: [Int], hidden: Activation, output: Activation, slope: Float = 0.2,
    batchNorm: LayerSelection = .none, dropout: LayerSelection = .none
  ) {
    var perceptron = Perceptron(widths: widths, hidden: hidden, output: output)
    perceptron.slope = slope
    perceptron.batchNorm = batchNorm
    perceptron.dropout = dropout
    self.init(perceptron)
  }

  /// The short form; nil where the layers are listed.
  public var perceptron: Perceptron? {
    get { if case .perceptron(let perceptron) = form { perceptron } else { nil } }
    set { if let newValue { form = .perceptron(newValue) } }
  }

  /// What goes in.
  public var input: Extent {
    switch form {
    case .perceptron(let perceptron): Extent(channels: perceptron.widths.first ?? 0)
    case .listed(let input, _): input
    }
  }

  /// What is done with it, in order.
  public var layers: [LayerSpec] {
    switch form {
    case .perceptron(let perceptron): perceptron.layers
    case .listed(_, let layers): layers
    }
  }

  /// What comes out.
  public var output: Extent { layers.reduce(input) { $1.output(of: $0) } }
}

extension NetworkShape {
  /// The extents from input to output where they change, e.g. `16-256-1568-7×7×32-14×14×16-28×28×1`; of a
  /// perceptron its widths.
  var text: String {
    if let perceptron { return perceptron.text }
    var extents = [input]
    for layer in layers {
      let next = extents.last.map(layer.output) ?? input
      if next != extents.last { extents.append(next) }
    }
    return extents.map { $0.short.filter { $0 != "," } }.joined(separator: "-")
  }

  /// Gives a perceptron the widths of a text such as `100-256-784`; false, and nothing done, for another
  /// text and for layers that are listed.
  mutating func takeWidths(_ text: String) -> Bool {
    guard perceptron != nil, let widths = Perceptron.widths(text) else { return false }
    perceptron?.widths = widths
    return true
  }

  /// Has a perceptron take `count` numbers; any other list of layers stays as it is.
  public mutating func resizeInput(_ count: Int) {
    if let first = perceptron?.widths.indices.first { perceptron?.widths[first] = count }
  }

  /// Has a perceptron put out `count` numbers; any other list of layers stays as it is.
  public mutating func resizeOutput(_ count: Int) {
    if let last = perceptron?.widths.indices.last { perceptron?.widths[last] = count }
  }

  /// The same widths, and ReLU with nothing to help it.
  public func plain(output: Activation) -> NetworkShape {
    NetworkShape(widths: perceptron?.widths ?? [], hidden: .relu, output: output)
  }

  /// What the last layer makes of its numbers; `identity` for a discriminator, which ends in logits.
  public var ending: Activation { layers.last?.traits.activation ?? .identity }

  /// Every layer, and those that residual blocks are made of.
  var allLayers: [LayerSpec] { layers.flatMap(\.all) }

  var hasBatchNorm: Bool { allLayers.contains(where: \.isBatchNorm) }
  var hasMaxout: Bool { allLayers.contains(where: \.isMaxout) }
  var hasDeviation: Bool { allLayers.contains(.deviation) }
  var hasDropout: Bool { allLayers.contains(.dropout) }
  /// Whether numbers of the input are silenced, and whether others are.
  var dropsInput: Bool { layers.first == .dropout }
  var dropsHidden: Bool { allLayers.dropFirst().contains(.dropout) }
  /// Whether all but the ending, batch norm and deviation has a constant derivative between kinks.
  var isPiecewiseLinear: Bool {
    let inner = allLayers.filter { $0.isBatchNorm || $0 == .deviation ? false : !$0.isResidual }
    return inner.dropLast(ending == .identity ? 0 : 1).allSatisfy(\.traits.isPiecewiseLinear)
  }

  /// Whether the closed forms of gradient penalties hold: each row must pass through layers that
  /// are linear between kinks, and depend on no other row.
  var allowsPenalties: Bool { layers.allSatisfy(\.traits.isPiecewiseLinear) && !dropsInput }
}

extension NetworkShape: Codable {
  private enum CodingKeys: CodingKey { case input, layers, initialization }

  /// Reads a list of layers, or a perceptron's short form, which older files have without some of
  /// its parts. Throws `DecodingError` for anything else.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    if values.contains(.layers) {
      self.init(
        input: try values.decode(Extent.self, forKey: .input),
        layers: try values.decode([LayerSpec].self, forKey: .layers))
    } else {
      self.init(try Perceptron(from: decoder))
    }
    initialization =
      try values.decodeIfPresent(Initialization.self, forKey: .initialization) ?? .pytorch
  }

  /// Writes what it was set up as. Throws what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(initialization, forKey: .initialization)
    switch form {
    case .perceptron(let perceptron): try perceptron.encode(to: encoder)
    case .listed(let input, let layers):
      try values.encode(input, forKey: .input)
      try values.encode(layers, forKey: .layers)
    }
  }
}
