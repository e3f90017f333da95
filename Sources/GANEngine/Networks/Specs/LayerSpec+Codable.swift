extension LayerSpec: Codable {
  private enum Key: String, CodingKey, CaseIterable {
    case layer, outputs, channels, kernel, stride, padding, factor, height, width, layers, units
    case steps, time, epsilon, momentum, slope, pieces
  }

  private struct AnyKey: CodingKey {
    let stringValue: String
    let intValue: Int?
    init?(stringValue: String) { (self.stringValue, intValue) = (stringValue, nil) }
    init?(intValue: Int) { (stringValue, self.intValue) = (String(intValue), intValue) }
  }

  /// Writes an object whose `layer` is the kind and whose other members are what it is told.
  /// Throws what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(kind, forKey: .layer)
    switch self {
    case .linear(let outputs): try values.encode(outputs, forKey: .outputs)
    case .conv(let window), .convTransposed(let window):
      try values.encode(window.channels, forKey: .channels)
      try values.encode(window.kernel, forKey: .kernel)
      try values.encode(window.stride, forKey: .stride)
      try values.encode(window.padding, forKey: .padding)
    case .upsample(let factor): try values.encode(factor, forKey: .factor)
    case .reshape(let extent):
      try values.encode(extent.channels, forKey: .channels)
      try values.encode(extent.height, forKey: .height)
      try values.encode(extent.width, forKey: .width)
    case .residual(let layers): try values.encode(layers, forKey: .layers)
    case .recurrent(let units, let recurrence):
      try values.encode(units, forKey: .units)
      try values.encode(recurrence.name, forKey: .time)
      if case .writes(let steps) = recurrence { try values.encode(steps, forKey: .steps) }
    case .batchNorm(let epsilon, let momentum):
      try values.encode(epsilon, forKey: .epsilon)
      try values.encode(momentum, forKey: .momentum)
    case .activation(let function, let slope):
      if function == .leakyRelu { try values.encode(slope, forKey: .slope) }
    case .maxout(let pieces): try values.encode(pieces, forKey: .pieces)
    case .flatten, .dropout, .deviation: break
    }
  }

  /// Reads what `encode` writes; stride 1, padding 0, a slope of 0.2, five pieces and PyTorch's batch
  /// norm where they are not told. Throws `DecodingError` for an unknown kind, and for members that
  /// the kind does not have.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    let kind = try values.decode(String.self, forKey: .layer)
    let time = kind == "recurrent" ? try values.decode(String.self, forKey: .time) : ""
    guard let known = Self.members(of: kind, time: time) else {
      throw DecodingError.dataCorruptedError(
        forKey: .layer, in: values, debugDescription: Self.unknown(kind))
    }
    try Self.refuse(membersBut: known, of: kind, in: decoder)
    func number(_ key: Key, else initial: Int? = nil) throws -> Int {
      guard let initial else { return try values.decode(Int.self, forKey: key) }
      return try values.decodeIfPresent(Int.self, forKey: key) ?? initial
    }
    func fraction(_ key: Key, else initial: Float) throws -> Float {
      try values.decodeIfPresent(Float.self, forKey: key) ?? initial
    }
    func window() throws -> Window {
      Window(
        channels: try number(.channels), kernel: try number(.kernel),
        stride: try number(.stride, else: 1), padding: try number(.padding, else: 0))
    }
    switch kind {
    case "linear": self = .linear(outputs: try number(.outputs))
    case "conv": self = .conv(try window())
    case "convTransposed": self = .convTransposed(try window())
    case "upsample": self = .upsample(factor: try number(.factor, else: 2))
    case "reshape":
      self = .reshape(
        Extent(
          channels: try number(.channels), height: try number(.height, else: 1),
          width: try number(.width, else: 1)))
    case "flatten": self = .flatten
    case "residual": self = .residual(try values.decode([LayerSpec].self, forKey: .layers))
    case "recurrent":
      guard let recurrence = try Recurrence(time, steps: { try number(.steps) }) else {
        throw DecodingError.dataCorruptedError(
          forKey: .time, in: values,
          debugDescription: "expected writes, reads or rewrites, found \(time)")
      }
      self = .recurrent(units: try number(.units), recurrence)
    case "batchNorm":
      self = .batchNorm(
        epsilon: try fraction(.epsilon, else: 1e-5), momentum: try fraction(.momentum, else: 0.1))
    case "maxout": self = .maxout(pieces: try number(.pieces, else: 5))
    case "dropout": self = .dropout
    case "deviation": self = .deviation
    default:
      let function = Activation(rawValue: kind) ?? .identity
      self = .activation(
        function, slope: function == .leakyRelu ? try fraction(.slope, else: 0.2) : 0)
    }
  }

  // What a layer of that kind may be told; nil where there is no such kind.
  private static func members(of kind: String, time: String) -> [Key]? {
    switch kind {
    case "linear": [.outputs]
    case "conv", "convTransposed": [.channels, .kernel, .stride, .padding]
    case "upsample": [.factor]
    case "reshape": [.channels, .height, .width]
    case "residual": [.layers]
    case "recurrent": time == "writes" ? [.units, .time, .steps] : [.units, .time]
    case "batchNorm": [.epsilon, .momentum]
    case "maxout": [.pieces]
    case "leakyRelu": [.slope]
    default: kinds.contains(kind) ? [] : nil
    }
  }

  private static func refuse(
    membersBut known: [Key], of kind: String, in decoder: any Decoder
  ) throws {
    let all = try decoder.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue).sorted()
    let names = known.map(\.rawValue)
    guard let odd = all.first(where: { $0 != Key.layer.rawValue && !names.contains($0) }) else {
      return
    }
    throw DecodingError.dataCorrupted(
      .init(
        codingPath: decoder.codingPath,
        debugDescription: "\(kind) has no “\(odd)”; "
          + (names.isEmpty
            ? "it needs nothing more" : NearestName.hint(odd, among: names))))
  }

  private static func unknown(_ kind: String) -> String {
    "no kind of layer is called “\(kind)”; " + NearestName.hint(kind, among: kinds)
  }

  /// Every member that a layer may have, in the order in which people expect them.
  package static let members = Key.allCases.map(\.rawValue)

  /// Every kind that a recipe may name.
  public static let kinds =
    [
      "linear", "conv", "convTransposed", "upsample", "reshape", "flatten", "residual", "recurrent",
      "batchNorm", "maxout", "dropout", "deviation",
    ] + Activation.allCases.filter { $0 != .maxout }.map(\.rawValue)
}

extension Recurrence {
  /// As a recipe says it.
  public var name: String {
    switch self {
    case .writes: "writes"
    case .reads: "reads"
    case .rewrites: "rewrites"
    }
  }

  fileprivate init?(_ name: String, steps: () throws -> Int) throws {
    switch name {
    case "writes": self = .writes(steps: try steps())
    case "reads": self = .reads
    case "rewrites": self = .rewrites
    default: return nil
    }
  }
}
