import Foundation

/// Slows D down where it is ahead of G, and hurries it on where it lags behind: D's learning rate is
/// multiplied by how far its loss lies from where fakes are like real images (Hazimeh & Ponomareva
/// 2023, "Mind the (optimality) gap: a gap-aware learning rate scheduler for adversarial nets").
///
/// With V the moving average of D's loss, V* its equilibrium, and w = 0.1·V*:
/// 2^((V − V*) / w), at most 2, above V*; 0.1^((V* − V) / w), at least 0.1, below it.
struct GapAwareRate: Equatable, Sendable {
  /// Weight of the past in the average, an update of D.
  static let memory = 0.95
  /// w of a critic, whose equilibrium is 0 and whose loss has no scale of its own: with a gradient
  /// penalty it starts at some −30 and is at −4 after a few hundred steps.
  static let criticWidth = 10.0

  /// V; nil before the first update.
  private(set) var average: Double?

  /// The average as it was.
  init(average: Double? = nil) { self.average = average }

  /// Takes in D's loss, without penalties; a loss that is not finite is left out.
  mutating func take(_ loss: Double) {
    guard loss.isFinite else { return }
    average = average.map { Self.memory * $0 + (1 - Self.memory) * loss } ?? loss
  }

  /// What D's learning rate is multiplied by, in 0.1…2; 1 before the first update.
  func factor(by loss: AdversarialLoss) -> Double {
    guard let average else { return 1 }
    let gap = average - loss.equilibrium
    let width = loss.facts.isCritic ? Self.criticWidth : 0.1 * loss.equilibrium
    return gap > 0 ? min(pow(2, gap / width), 2) : max(pow(0.1, -gap / width), 0.1)
  }
}
