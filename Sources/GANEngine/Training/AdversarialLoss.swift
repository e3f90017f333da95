/// A loss of D and one of G over a batch of D's logits, with their derivatives; `LossKind` has the
/// formulas.
///
/// Losses and derivatives are taken at the logits: in fp32 a sigmoid is exactly 1 from 16.64 on,
/// where cross-entropy on probabilities has no gradient left. Both are means over the batch.
public struct AdversarialLoss: Equatable, Sendable {
  /// Which loss it is.
  public let kind: LossKind
  /// The label of real images is 1 minus this, for losses that have labels.
  public let smoothing: Double

  /// A loss of that kind; `smoothing` in 0…0.5.
  public init(_ kind: LossKind, smoothing: Double = 0) {
    self.kind = kind
    self.smoothing = smoothing
  }

  /// D's loss, the sum of the means over real images and over fakes, and what it says of D.
  public struct DiscriminatorResult: Equatable, Sendable {
    /// D's loss without penalties.
    public var loss: Double
    /// Mean score of real images: σ(logit), for targets the logit itself.
    public var realScore: Double
    /// Mean score of fakes, likewise.
    public var fakeScore: Double
    /// What penalties add to the loss.
    public var penalty = 0.0
    /// The share of real images on the right side of their scale's border, in 0…1.
    public var realAccuracy = 0.0
    /// The same share of fakes.
    public var fakeAccuracy = 0.0
  }

  /// Loss of D on `real` and `fake` logits, as many of each.
  ///
  /// `gradient` receives ∂loss/∂logit, first of the real logits, then of the fakes.
  public func discriminator(
    real: UnsafeBufferPointer<Float>, fake: UnsafeBufferPointer<Float>,
    gradient: UnsafeMutableBufferPointer<Float>
  ) -> DiscriminatorResult {
    var result = DiscriminatorResult(loss: 0, realScore: 0, fakeScore: 0)
    let count = min(real.count, fake.count)
    let share = 1 / Double(count)
    let (terms, scale, label) = (facts.discriminator, facts.scale, self.label)
    for index in 0..<count {
      let (realLogit, fakeLogit) = (Double(real[index]), Double(fake[index]))
      let term = terms(realLogit, fakeLogit, label)
      result.loss += term.loss * share
      gradient[index] = Float(term.real * share)
      gradient[count + index] = Float(term.fake * share)
      result.realScore += scale.chance(logit: realLogit) * share
      result.fakeScore += scale.chance(logit: fakeLogit) * share
      if realLogit > scale.border { result.realAccuracy += share }
      if fakeLogit < scale.border { result.fakeAccuracy += share }
    }
    return result
  }

  /// Loss of G on D's logits of its fakes; `gradient` receives ∂loss/∂logit of the fakes.
  /// `real` are D's logits of as many real images; they may be left out where G does not see them.
  public func generator(
    fake: UnsafeBufferPointer<Float>, real: UnsafeBufferPointer<Float>,
    gradient: UnsafeMutableBufferPointer<Float>
  ) -> Double {
    var loss = 0.0
    let share = 1 / Double(fake.count)
    let terms = facts.generator
    for (index, logit) in fake.enumerated() {
      let opponent = index < real.count ? Double(real[index]) : 0
      let term = terms(Double(logit), opponent)
      loss += term.loss * share
      gradient[index] = Float(term.gradient * share)
    }
    return loss
  }

  /// D's loss where fakes are like real images and D does the best it can: for cross-entropy 2 ln 2,
  /// and 1.3763 where real images are labelled 0.9.
  public var equilibrium: Double { facts.equilibrium(label) }

  var facts: LossKind.Facts { kind.facts }

  private var label: Double { 1 - smoothing }
}

extension Hyperparameters {
  /// The loss that they name, with its smoothing.
  var adversarialLoss: AdversarialLoss {
    AdversarialLoss(lossKind, smoothing: self[.labelSmoothing])
  }
}
