import Foundation

/// Binary cross-entropy on logits with the non-saturating generator loss (Goodfellow et al. 2014).
///
/// Losses and their derivatives are taken at the logits: in fp32 a sigmoid is exactly 1 from 16.64 on,
/// where cross-entropy on probabilities has no gradient left.
public enum AdversarialLoss {
  /// D's loss, the sum of the means over real images and over fakes, and what it says of D.
  public struct DiscriminatorResult: Equatable, Sendable {
    public var loss: Double
    /// Mean σ(logit) of real images and of fakes.
    public var realScore: Double
    public var fakeScore: Double
  }

  /// Loss of D on `real` and `fake` logits with the label of real images `1 − smoothing`.
  ///
  /// `gradient` receives ∂loss/∂logit, first of the real logits, then of the fakes:
  /// (σ(s) − t)/N and σ(s)/N.
  public static func discriminator(
    real: UnsafeBufferPointer<Float>, fake: UnsafeBufferPointer<Float>, smoothing: Double,
    gradient: UnsafeMutableBufferPointer<Float>
  ) -> DiscriminatorResult {
    var result = DiscriminatorResult(loss: 0, realScore: 0, fakeScore: 0)
    let (realShare, fakeShare) = (1 / Double(real.count), 1 / Double(fake.count))
    for (index, logit) in real.enumerated() {
      let score = sigmoid(Double(logit))
      result.loss += crossEntropy(Double(logit), target: 1 - smoothing) * realShare
      result.realScore += score * realShare
      gradient[index] = Float((score - (1 - smoothing)) * realShare)
    }
    for (index, logit) in fake.enumerated() {
      let score = sigmoid(Double(logit))
      result.loss += crossEntropy(Double(logit), target: 0) * fakeShare
      result.fakeScore += score * fakeShare
      gradient[real.count + index] = Float(score * fakeShare)
    }
    return result
  }

  /// Loss of G on D's logits of its fakes, −mean log σ(s); `gradient` receives (σ(s) − 1)/N.
  public static func generator(
    logitsOfFakes: UnsafeBufferPointer<Float>, gradient: UnsafeMutableBufferPointer<Float>
  ) -> Double {
    var loss = 0.0
    let share = 1 / Double(logitsOfFakes.count)
    for (index, logit) in logitsOfFakes.enumerated() {
      loss += crossEntropy(Double(logit), target: 1) * share
      // −σ(−s) keeps the digits that σ(s) − 1 loses for large s.
      gradient[index] = Float(-sigmoid(-Double(logit)) * share)
    }
    return loss
  }

  /// σ(s) = 1 / (1 + e⁻ˢ), without overflow.
  static func sigmoid(_ logit: Double) -> Double {
    if logit >= 0 { return 1 / (1 + exp(-logit)) }
    let power = exp(logit)
    return power / (1 + power)
  }

  // max(s, 0) − s·t + log(1 + e^−|s|), as PyTorch's BCEWithLogitsLoss.
  private static func crossEntropy(_ logit: Double, target: Double) -> Double {
    max(logit, 0) - logit * target + log1p(exp(-abs(logit)))
  }
}
