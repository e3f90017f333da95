/// How each layer with a weight fared in a step.
public struct LayerVitals: Equatable, Sendable {
  /// A layer of one of the networks.
  public struct Layer: Equatable, Sendable {
    /// Its place in `nn.Sequential` and its kind, e.g. `3 conv`.
    public let name: String
    /// The norm of its weight's gradient, before clipping.
    public let gradient: Float
    /// The share of its units that no digit of the batch raised above zero, in 0…1; nil where no ReLU
    /// follows.
    public let deadShare: Float?

    /// A layer and what was measured of it.
    public init(name: String, gradient: Float, deadShare: Float?) {
      self.name = name
      self.gradient = gradient
      self.deadShare = deadShare
    }
  }

  /// From latents to pixels.
  public var generator: [Layer] = []
  /// From pixels to the logit, on generated digits.
  public var discriminator: [Layer] = []

  /// Those of both networks.
  public init(generator: [Layer] = [], discriminator: [Layer] = []) {
    self.generator = generator
    self.discriminator = discriminator
  }

  /// Whether nothing was measured.
  public var isEmpty: Bool { generator.isEmpty && discriminator.isEmpty }
}

/// The vitals of the layers over a session's steps, in at most `limit` moments: where there are more,
/// every second one goes. It is kept in memory alone.
public struct LayerHistory: Equatable, Sendable {
  /// A moment.
  public struct Moment: Equatable, Sendable {
    /// The step behind which it was measured.
    public let step: Int
    /// What was measured.
    public let vitals: LayerVitals
  }

  /// The most moments kept.
  public static let limit = 400

  /// Oldest first.
  public private(set) var moments: [Moment] = []
  // Steps between two moments; the trainer measures every tenth.
  private var spacing = 10

  /// Nothing yet.
  public init() {}

  /// The newest vitals; nil before any.
  public var newest: LayerVitals? { moments.last?.vitals }

  /// The vitals at a step, or the newest before it.
  public func vitals(at step: Int) -> LayerVitals? {
    moments.last { $0.step <= step }?.vitals
  }

  /// Takes in what was measured, where it is time for another moment.
  public mutating func append(_ vitals: LayerVitals, step: Int) {
    guard !vitals.isEmpty, moments.last.map({ step - $0.step >= spacing }) ?? true else { return }
    moments.append(Moment(step: step, vitals: vitals))
    guard moments.count > Self.limit else { return }
    spacing *= 2
    moments = moments.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
  }

  /// Forgets what lies behind a step.
  public mutating func goBack(to step: Int) {
    moments.removeAll { $0.step > step }
  }
}
