import Foundation

/// What D and G play for, as losses of D's logits: sᵣ of a real image, s_f of a fake.
///
/// All that sets one loss apart from the others is in its `facts`: a new one is a case with them.
public enum LossKind: String, HyperparameterChoice {
  /// Cross-entropy with the G that learns (Goodfellow et al. 2014), t the label of real images:
  /// D −t·log σ(sᵣ) − (1−t)·log(1−σ(sᵣ)) − log(1−σ(s_f)), G −log σ(s_f).
  case nonSaturating
  /// The same, equation 1: D as above, G log(1 − σ(s_f)).
  case minimax
  /// Mao et al. 2017, equation 9: D ½(sᵣ − t)² + ½s_f², G ½(s_f − 1)².
  case leastSquares
  /// Lim & Ye 2017: D max(0, 1 − sᵣ) + max(0, 1 + s_f), G −s_f.
  case hinge
  /// Arjovsky et al. 2017: D s_f − sᵣ, G −s_f.
  case wasserstein
  /// Jolicoeur-Martineau 2019 ("RpGAN" of Huang et al. 2024), pair by pair:
  /// D log(1 + e^−(sᵣ − s_f)), G log(1 + e^−(s_f − sᵣ)).
  case relativistic

  /// What a loss is like, and what it is.
  struct Facts {
    /// A loss of D on a pair of logits and its derivatives by both; `label` is that of real images.
    typealias Discriminator =
      (_ real: Double, _ fake: Double, _ label: Double) -> (
        loss: Double, real: Double, fake: Double
      )
    /// A loss of G on the logit of a fake and its derivative; `real` is that of a real image.
    typealias Generator = (_ fake: Double, _ real: Double) -> (loss: Double, gradient: Double)

    let scale: ScoreScale
    /// Whether the side of a logit says what D takes the image for.
    var hasSides = true
    /// Whether D's loss has no end below, so that its size means nothing by itself.
    var isCritic = false
    /// Whether G's gradient vanishes where D is sure of the fakes.
    var saturates = false
    /// Whether G's loss depends on D's logits of real images.
    var generatorSeesReal = false
    /// D's loss where fakes are like real images and D does the best it can.
    let equilibrium: (_ label: Double) -> Double
    let discriminator: Discriminator
    let generator: Generator

    /// Whether scores of D lie between 0 for fakes and the label of real images.
    var hasLabels: Bool { scale != .logit }
  }

  var facts: Facts {
    switch self {
    case .nonSaturating:
      Facts(
        scale: .probability, equilibrium: Self.crossEntropyEquilibrium,
        discriminator: Self.crossEntropy,
        // −σ(−s) keeps the digits that σ(s) − 1 loses for large s.
        generator: { fake, _ in (Logistic.softplus(-fake), -Logistic.sigmoid(-fake)) })
    case .minimax:
      Facts(
        scale: .probability, saturates: true, equilibrium: Self.crossEntropyEquilibrium,
        discriminator: Self.crossEntropy,
        generator: { fake, _ in (-Logistic.softplus(fake), -Logistic.sigmoid(fake)) })
    case .leastSquares:
      Facts(
        scale: .target, equilibrium: { label in label * label / 4 },
        discriminator: { real, fake, label in
          (((real - label) * (real - label) + fake * fake) / 2, real - label, fake)
        },
        generator: { fake, _ in ((fake - 1) * (fake - 1) / 2, fake - 1) })
    case .hinge:
      Facts(
        scale: .logit, equilibrium: { _ in 2 },
        discriminator: { real, fake, _ in
          // Not max(0, …), which would make a hinge of a NaN.
          let (below, above) = (real < 1, fake > -1)
          return (
            (real >= 1 ? 0 : 1 - real) + (fake <= -1 ? 0 : 1 + fake), below ? -1 : 0, above ? 1 : 0
          )
        },
        generator: { fake, _ in (-fake, -1) })
    case .wasserstein:
      Facts(
        scale: .logit, hasSides: false, isCritic: true, equilibrium: { _ in 0 },
        discriminator: { real, fake, _ in (fake - real, -1, 1) },
        generator: { fake, _ in (-fake, -1) })
    case .relativistic:
      Facts(
        scale: .logit, hasSides: false, generatorSeesReal: true, equilibrium: { _ in log(2) },
        discriminator: { real, fake, _ in
          let pull = Logistic.sigmoid(fake - real)
          return (Logistic.softplus(fake - real), -pull, pull)
        },
        generator: { fake, real in
          (Logistic.softplus(real - fake), -Logistic.sigmoid(real - fake))
        })
    }
  }

  private static func crossEntropy(
    _ real: Double, _ fake: Double, _ label: Double
  ) -> (loss: Double, real: Double, fake: Double) {
    (
      Logistic.softplus(real) - real * label + Logistic.softplus(fake),
      Logistic.sigmoid(real) - label, Logistic.sigmoid(fake)
    )
  }

  // The best D says label / 2 everywhere.
  private static func crossEntropyEquilibrium(_ label: Double) -> Double {
    -label * log(label / 2) - (2 - label) * log(1 - label / 2)
  }
}

extension LossKind {
  /// What scores of D are told in.
  public var scale: ScoreScale { facts.scale }
  /// Whether G's gradient vanishes where D is sure of the fakes.
  public var saturates: Bool { facts.saturates }
}
