import Foundation

extension AdversarialLoss {
  /// D's loss where fakes are like real images and D does the best it can: for cross-entropy 2 ln 2,
  /// and 1.3763 where real images are labelled 0.9.
  public var equilibrium: Double {
    let target = 1 - smoothing
    switch kind {
    // The best D says target / 2 everywhere.
    case .nonSaturating, .minimax:
      return -target * log(target / 2) - (2 - target) * log(1 - target / 2)
    case .leastSquares: return target * target / 4
    case .hinge: return 2
    case .wasserstein: return 0
    case .relativistic: return log(2)
    }
  }

  /// Whether scores of D lie between 0 for fakes and the label for real images.
  var scoresAreProbabilities: Bool {
    switch kind {
    case .nonSaturating, .minimax, .leastSquares: true
    case .hinge, .wasserstein, .relativistic: false
    }
  }

  /// Whether the side of a logit says what D takes the image for.
  var logitsHaveSides: Bool { scoresAreProbabilities || kind == .hinge }
}
