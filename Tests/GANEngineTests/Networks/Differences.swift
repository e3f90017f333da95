@testable import GANEngine

/// Compares derivatives with differences of an fp32 loss.
struct Differences {
  let loss: () -> Double
  /// Derivatives that had a difference to compare with, and those that were far from it.
  private(set) var checked = 0
  private(set) var wrong = 0
  private let center: Double

  init(loss: @escaping () -> Double) {
    self.loss = loss
    center = loss()
  }

  /// `found` against the differences at a parameter.
  mutating func check(_ found: Float, _ pointer: UnsafeMutablePointer<Float>) {
    let (near, far) = (sides(at: pointer, step: 4e-3), sides(at: pointer, step: 8e-3))
    let (slope, farther) = ((near.left + near.right) / 2, (far.left + far.right) / 2)
    let size = max(abs(slope), 0.1)
    // A smooth loss bends twice as much over twice the step, and the slope in the middle stays.
    // Elsewhere an activation changes sign: there is no derivative to compare with.
    let bend = (far.right - far.left) - 2 * (near.right - near.left)
    guard abs(slope - farther) < 2e-3 * size, abs(bend) < 1e-2 * size else { return }
    checked += 1
    if !(abs(Double(found) - slope) <= 6e-3 * size) { wrong += 1 }
  }

  private func sides(
    at pointer: UnsafeMutablePointer<Float>, step: Float
  ) -> (left: Double, right: Double) {
    let value = pointer.pointee
    defer { pointer.pointee = value }
    pointer.pointee = value + step
    let right = (loss() - center) / Double(step)
    pointer.pointee = value - step
    return ((center - loss()) / Double(step), right)
  }
}

extension ParameterLayout {
  /// Numbers that are trained, gaps not counted.
  var trainedCount: Int { trained.reduce(0) { $0 + $1.count } }
}
