/// What D's verdict on an image is told in.
public enum ScoreScale: Equatable, Sendable {
  /// σ(logit), the chance that the image is real, in 0…1: of cross-entropy losses.
  case probability
  /// The logit itself, which is to be 1 for real images and 0 for fakes: of `leastSquares`.
  case target
  /// The logit, of which the larger is the more real: of all other losses.
  case logit

  /// The scale of a loss.
  public init(_ loss: LossKind) {
    switch loss {
    case .nonSaturating, .minimax: self = .probability
    case .leastSquares: self = .target
    case .hinge, .wasserstein, .relativistic: self = .logit
    }
  }

  /// The score of a logit.
  public func score(logit: Double) -> Double {
    self == .probability ? Logistic.sigmoid(logit) : logit
  }
}
