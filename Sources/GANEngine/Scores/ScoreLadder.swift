/// Scores of image sets that get worse rung by rung, which make a judge's raw numbers readable, and
/// show whether the judge can be trusted.
public struct ScoreLadder: Codable, Equatable, Sendable {
  /// A set of images, from the best to the worst.
  public enum Rung: String, Codable, CaseIterable, Sendable {
    case train, weakNoise, strongNoise, blur, missingClass, untrained, uniformNoise

    /// What was scored, in words.
    public var title: String {
      switch self {
      case .train: "training digits"
      case .weakNoise: "test digits + noise 0.1"
      case .strongNoise: "test digits + noise 0.3"
      case .blur: "test digits, blurred"
      case .missingClass: "test digits, one class missing"
      case .untrained: "an untrained generator"
      case .uniformNoise: "uniform noise"
      }
    }
  }

  /// A rung and its scores.
  public struct Entry: Codable, Equatable, Sendable {
    /// What was scored.
    public let rung: Rung
    /// Its scores.
    public let scores: Scores

    /// A rung and its scores.
    public init(rung: Rung, scores: Scores) {
      self.rung = rung
      self.scores = scores
    }
  }

  /// In the order in which they were added.
  public private(set) var entries: [Entry] = []

  /// A ladder without rungs.
  public init() {}

  /// Puts another rung below.
  public mutating func add(_ rung: Rung, _ scores: Scores) {
    entries.append(Entry(rung: rung, scores: scores))
  }

  /// Pairs that any judge worth its name keeps in this order of Fréchet distance.
  public static let order: [(better: Rung, worse: Rung)] = [
    (.train, .weakNoise), (.weakNoise, .strongNoise), (.train, .blur), (.train, .missingClass),
    (.strongNoise, .untrained), (.blur, .untrained), (.missingClass, .untrained),
    (.strongNoise, .uniformNoise), (.blur, .uniformNoise), (.missingClass, .uniformNoise),
  ]

  /// The pairs that stand the wrong way round; empty where the judge can be trusted.
  public var misplaced: [(better: Rung, worse: Rung)] {
    Self.order.filter { pair in
      guard let better = distance(pair.better), let worse = distance(pair.worse) else {
        return false
      }
      return !(better < worse)
    }
  }

  private func distance(_ rung: Rung) -> Double? {
    entries.first { $0.rung == rung }?.scores.frechetRaw
  }
}
