public import GANEngine
import TextUI

extension Hyperparameter {
  /// The value as the panel and the events write it: `2.00e-4`, `0.50`, `1`, `off`, `hinge`.
  public func text(_ value: Double) -> String {
    switch scale {
    case .weight:
      return value == 0 ? Self.off : NumberText.significant(value, digits: 3)
    case .rate:
      return NumberText.scientific(value, decimals: 2)
    case .linear(let step):
      // At least the digits of a step, and more for a value between two.
      let exact = NumberText.trimmed(value, decimals: 6)
      let least = NumberText.fixed(value, decimals: step >= 1 ? 0 : step >= 0.01 ? 2 : 3)
      return exact.utf8.count > least.utf8.count ? exact : least
    case .choice(let names):
      return range.contains(value) ? names[Int(value)] : NumberText.trimmed(value, decimals: 0)
    }
  }

  /// What it takes, in words: `0 to 0.999`, or the names.
  public var rangeText: String {
    choices?.joined(separator: ", ")
      ?? NumberText.trimmed(range.lowerBound, decimals: 6) + " to "
      + NumberText.trimmed(range.upperBound, decimals: 6)
  }

  /// The next value a key press leads to, upwards or downwards; the same at the end of the range.
  public func moved(_ value: Double, up: Bool) -> Double {
    let target: Double
    switch scale {
    case .rate: target = Self.multiplied(value, least: 1e-8, up: up)
    case .weight: target = Self.multiplied(value, least: 0.01, up: up)
    case .linear(let step): target = Self.stepped(value, by: step, up: up)
    case .choice: target = Self.stepped(value, by: 1, up: up)
    }
    return min(max(target, range.lowerBound), range.upperBound)
  }

  /// How a weight of 0 is written.
  static let off = "off"

  // Multiplication neither leaves 0 nor reaches it: the least value that is of use stands beside it.
  private static func multiplied(_ value: Double, least: Double, up: Bool) -> Double {
    if up { return value > 0 ? rounded(value * 1.25) : least }
    let target = rounded(value / 1.25)
    let passesLeast = value >= least && target < least * 0.999
    return passesLeast || target < 1e-8 ? 0 : target
  }

  private static func stepped(_ value: Double, by step: Double, up: Bool) -> Double {
    let place = value / step
    let next = up ? (place + 1e-6).rounded(.down) + 1 : (place - 1e-6).rounded(.up) - 1
    return step >= 1 ? next * step : rounded(next * step)
  }

  // Six significant digits: enough to go there and back, and no dust of binary fractions.
  private static func rounded(_ value: Double) -> Double {
    Double(NumberText.scientific(value, decimals: 5)) ?? value
  }
}

extension Hyperparameter.Group {
  /// The heading above its rows.
  public var title: String { self == .regularization ? "regularisation" : rawValue }
}
