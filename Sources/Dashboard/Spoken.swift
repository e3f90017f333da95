import GANEngine
import TextUI

extension RunEvent {
  /// The event in a sentence; nil where another sentence tells it.
  var sentence: String? {
    let place = "step \(NumberText.grouped(step))"
    switch kind {
    case .alert, .saving, .finish: return nil
    case .set(let parameter, let from, let to):
      let change = "from \(parameter.text(from)) to \(parameter.text(to))"
      return "Changed \(parameter.spokenName) \(change), applied at \(place)."
    case .save(let path, _): return "Saved \(path) at \(place)."
    case .stop: return "The run was ended, at \(place)."
    default:
      let text = kind.text
      return text.prefix(1).uppercased() + text.dropFirst() + ", at \(place)."
    }
  }
}

extension Hyperparameter {
  /// The name without abbreviations that are hard to listen to.
  var spokenName: String {
    switch self {
    case .generatorLearningRate, .discriminatorLearningRate: explanation
    default: label
    }
  }
}

extension DoctorReport {
  /// The state and its evidence, and what helps without a key to press.
  var spoken: String {
    let told = evidence.isEmpty ? state : "\(state): \(evidence)"
    return "Doctor: \(told)." + (remedy.spoken.map { " \($0) helps most often." } ?? "")
  }
}

extension Remedy {
  /// What to do, as the subject of a sentence; nil where there is nothing to do.
  fileprivate var spoken: String? {
    switch key {
    case .lower where hyperparameter == .loss: "The loss nonSaturating"
    case .lower: hyperparameter.map { "To lower \($0.definiteName)" }
    case .raise: hyperparameter.map { "To raise \($0.definiteName)" }
    case .goBackHalvingRates: "To go back and halve both learning rates"
    case .save, .quit, .none: nil
    }
  }
}

extension Hyperparameter {
  fileprivate var definiteName: String {
    switch self {
    case .generatorLearningRate, .discriminatorLearningRate: "the \(explanation)"
    default: label
    }
  }
}
