/// What D and G play for, as losses of D's logits s and their derivatives.
///
/// Losses and derivatives are taken at the logits: in fp32 a sigmoid is exactly 1 from 16.64 on,
/// where cross-entropy on probabilities has no gradient left. Means over N, t = 1 − smoothing:
/// - `nonSaturating` (Goodfellow et al. 2014): D −t·log σ(sᵣ) − (1−t)·log(1−σ(sᵣ)) − log(1−σ(s_f)),
///   G −log σ(s_f)
/// - `minimax` (the same, equation 1): D as above, G log(1 − σ(s_f))
/// - `leastSquares` (Mao et al. 2017, equation 9): D ½(sᵣ − t)² + ½s_f², G ½(s_f − 1)²
/// - `hinge` (Lim & Ye 2017): D max(0, 1 − sᵣ) + max(0, 1 + s_f), G −s_f
/// - `wasserstein` (Arjovsky et al. 2017): D s_f − sᵣ, G −s_f
/// - `relativistic` (Jolicoeur-Martineau 2019; "RpGAN" of Huang et al. 2024), pair by pair:
///   D log(1 + e^−(sᵣ − s_f)), G log(1 + e^−(s_f − sᵣ))
public struct AdversarialLoss: Sendable {
  public let kind: LossKind
  /// The label of real images is 1 minus this, in `nonSaturating`, `minimax` and `leastSquares`.
  public let smoothing: Double

  /// A loss of that kind; see the type for formulas.
  public init(_ kind: LossKind, smoothing: Double = 0) {
    self.kind = kind
    self.smoothing = smoothing
  }

  /// D's loss, the sum of the means over real images and over fakes, and what it says of D.
  public struct DiscriminatorResult: Equatable, Sendable {
    public var loss: Double
    /// Mean score of real images and of fakes: σ(logit), for `leastSquares` the logit itself.
    public var realScore: Double
    public var fakeScore: Double
    /// What penalties add to the loss.
    public var penalty = 0.0
    /// The shares of real images and of fakes on the right side of `border`.
    public var realAccuracy = 0.0
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
    for index in 0..<count {
      let (realLogit, fakeLogit) = (Double(real[index]), Double(fake[index]))
      let terms = discriminatorTerms(realLogit, fakeLogit)
      result.loss += terms.loss * share
      gradient[index] = Float(terms.real * share)
      gradient[count + index] = Float(terms.fake * share)
      result.realScore += score(realLogit) * share
      result.fakeScore += score(fakeLogit) * share
      if realLogit > border { result.realAccuracy += share }
      if fakeLogit < border { result.fakeAccuracy += share }
    }
    return result
  }

  /// Loss of G on D's logits of its fakes; `gradient` receives ∂loss/∂logit of the fakes.
  /// `real` are D's logits of as many real images, which only `relativistic` looks at.
  public func generator(
    fake: UnsafeBufferPointer<Float>, real: UnsafeBufferPointer<Float>,
    gradient: UnsafeMutableBufferPointer<Float>
  ) -> Double {
    var loss = 0.0
    let share = 1 / Double(fake.count)
    for (index, logit) in fake.enumerated() {
      let opponent = index < real.count ? Double(real[index]) : 0
      let term = generatorTerm(Double(logit), opponent)
      loss += term.loss * share
      gradient[index] = Float(term.gradient * share)
    }
    return loss
  }

  /// The logit at which D cannot tell.
  var border: Double { kind == .leastSquares ? 0.5 : 0 }

  /// Whether G's loss depends on D's logits of real images.
  public var generatorSeesReal: Bool { kind == .relativistic }

  private func discriminatorTerms(
    _ real: Double, _ fake: Double
  ) -> (loss: Double, real: Double, fake: Double) {
    let target = 1 - smoothing
    switch kind {
    case .nonSaturating, .minimax:
      return (
        Logistic.softplus(real) - real * target + Logistic.softplus(fake),
        Logistic.sigmoid(real) - target, Logistic.sigmoid(fake)
      )
    case .leastSquares:
      return (
        ((real - target) * (real - target) + fake * fake) / 2, real - target, fake
      )
    case .hinge:
      // Not max(0, …), which would make a hinge of a logit that is no number.
      let (below, above) = (real < 1, fake > -1)
      return (
        (real >= 1 ? 0 : 1 - real) + (fake <= -1 ? 0 : 1 + fake), below ? -1 : 0, above ? 1 : 0
      )
    case .wasserstein:
      return (fake - real, -1, 1)
    case .relativistic:
      let pull = Logistic.sigmoid(fake - real)
      return (Logistic.softplus(fake - real), -pull, pull)
    }
  }

  private func generatorTerm(
    _ fake: Double, _ real: Double
  ) -> (loss: Double, gradient: Double) {
    switch kind {
    // −σ(−s) keeps the digits that σ(s) − 1 loses for large s.
    case .nonSaturating: (Logistic.softplus(-fake), -Logistic.sigmoid(-fake))
    case .minimax: (-Logistic.softplus(fake), -Logistic.sigmoid(fake))
    case .leastSquares: ((fake - 1) * (fake - 1) / 2, fake - 1)
    case .hinge, .wasserstein: (-fake, -1)
    case .relativistic: (Logistic.softplus(real - fake), -Logistic.sigmoid(real - fake))
    }
  }

  private func score(_ logit: Double) -> Double {
    // A logit that is no number stays one: min and max would hide it.
    guard kind == .leastSquares else { return Logistic.sigmoid(logit) }
    return logit > 1 ? 1 : logit < 0 ? 0 : logit
  }
}
