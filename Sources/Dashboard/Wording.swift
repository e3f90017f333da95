public import GANEngine
import TextUI

extension Hyperparameter {
  /// The value as the panel and the events write it: `2.00e-4`, `0.50`, `1`.
  public func text(_ value: Double) -> String {
    switch scale {
    case .logarithmic:
      return NumberText.scientific(value, decimals: 2)
    case .linear(let step):
      // At least the digits of a step, and more for a value between two.
      let exact = NumberText.trimmed(value, decimals: 6)
      let least = NumberText.fixed(value, decimals: step >= 1 ? 0 : step >= 0.01 ? 2 : 3)
      return exact.utf8.count > least.utf8.count ? exact : least
    }
  }

  /// The range it takes, in words: `0 to 0.999`.
  public var rangeText: String {
    NumberText.trimmed(range.lowerBound, decimals: 6) + " to "
      + NumberText.trimmed(range.upperBound, decimals: 6)
  }

  /// The next value a key press leads to, upwards or downwards; the same at the end of the range.
  public func moved(_ value: Double, up: Bool) -> Double {
    let target: Double
    switch scale {
    case .logarithmic: target = Self.multiplied(value, up: up)
    case .linear(let step): target = Self.stepped(value, by: step, up: up)
    }
    return min(max(target, range.lowerBound), range.upperBound)
  }

  // A rate of 0 stands still for ever under multiplication: it is left for, and reached from, 1e-8.
  private static func multiplied(_ value: Double, up: Bool) -> Double {
    if value < 1e-8 { return up ? 1e-8 : 0 }
    let target = up ? value * 1.25 : value / 1.25
    return target < 1e-8 ? 0 : rounded(target)
  }

  private static func stepped(_ value: Double, by step: Double, up: Bool) -> Double {
    let place = value / step
    let next = up ? (place + 1e-6).rounded(.down) + 1 : (place - 1e-6).rounded(.up) - 1
    return rounded(next * step)
  }

  // Six significant digits: enough to go there and back, and no dust of binary fractions.
  private static func rounded(_ value: Double) -> Double {
    Double(NumberText.scientific(value, decimals: 5)) ?? value
  }
}

extension RunEvent.Kind {
  /// The event in a few words.
  var text: String {
    switch self {
    case .start(let preset, let seed): "start \(preset), seed \(seed)"
    case .restore(let checkpoint): "resumed \(Self.name(checkpoint))"
    case .set(let parameter, let from, let to):
      "\(Self.name(parameter)) \(parameter.text(from)) → \(parameter.text(to))"
    case .pause: "paused"
    case .resume: "resumed"
    case .newLatents: "new latents"
    case .save(let path): "saved \(Self.name(path))"
    case .saveFailed(let reason): "save failed: \(reason)"
    case .diverged: "a loss is no number"
    case .finish: "finished"
    }
  }

  var style: Style {
    switch self {
    case .set: .change
    case .save, .finish: .good
    case .saveFailed, .diverged: .warning
    default: .plain
    }
  }

  // A change and its step are to fit the narrow panel.
  private static func name(_ parameter: Hyperparameter) -> String {
    parameter == .labelSmoothing ? "smoothing" : parameter.label
  }

  /// The last part of a path, without the extension of a checkpoint.
  static func name(_ path: String) -> String {
    var name = path.split(separator: "/").last.map(String.init) ?? path
    if name.hasSuffix(".safetensors") { name.removeLast(".safetensors".count) }
    return name
  }
}

extension RunState {
  /// The state in one word.
  var word: String {
    switch self {
    case .running: "RUNNING"
    case .paused: "PAUSED"
    case .finished: "FINISHED"
    case .diverged: "DIVERGED"
    }
  }

  var style: Style {
    switch self {
    case .running, .finished: .good
    case .paused: .attention
    case .diverged: .warning
    }
  }
}
