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
    case .save(let path, _): return "Saved \(path.asShown) at \(place)."
    case .stop: return "The run was ended, at \(place)."
    case .start, .restore, .load, .refused, .caution, .pause, .resume, .newLatents, .ownLatents,
      .latents, .saveFailed, .named, .discard, .skip, .diverged, .rollback, .rollbackFailed,
      .comeBack:
      let text = kind.text
      return text.prefix(1).uppercased() + text.dropFirst() + ", at \(place)."
    }
  }
}

extension DoctorReport {
  /// All that was found with its evidence, and the advice as the command that it is.
  var spoken: String {
    let told = findings.isEmpty ? [first.told] : findings.map(\.told)
    let advice = remedy.command.map { " Advice: \($0), which \(remedy.effect)." } ?? ""
    return "Doctor: \(told.joined(separator: "; "))." + advice
  }
}
