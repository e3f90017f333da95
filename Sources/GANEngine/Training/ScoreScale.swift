/// What D's verdict on an image is told in.
public enum ScoreScale: Equatable, Sendable {
  /// σ(logit), the chance that the image is real, in 0…1: of cross-entropy.
  case probability
  /// The logit itself, which is to be 1 for real images and 0 for fakes: of least squares.
  case target
  /// The logit, of which the larger is the more real: of all other losses.
  case logit

  /// The score of a logit, in 0…1 for `probability`; NaN for NaN.
  public func score(logit: Double) -> Double {
    self == .probability ? Logistic.sigmoid(logit) : logit
  }

  /// The logit at which D cannot tell.
  var border: Double { self == .target ? 0.5 : 0 }

  /// A logit in 0…1: what D gives for the chance that the image is real.
  func chance(logit: Double) -> Double {
    // A NaN stays a NaN: min and max would hide it.
    guard self == .target else { return Logistic.sigmoid(logit) }
    return logit > 1 ? 1 : logit < 0 ? 0 : logit
  }
}
