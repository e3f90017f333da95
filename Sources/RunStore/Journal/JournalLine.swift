import Foundation
import GANEngine

/// One line of a journal: an event as a JSON object whose members are always in the same order.
struct JournalLine: Equatable {
  let event: RunEvent

  init(_ event: RunEvent) { self.event = event }

  /// Reads a line; nil where it is torn, or from a version that knows more events.
  init?(_ text: some StringProtocol) {
    guard let members = try? JSONDecoder().decode(JournalMembers.self, from: Data(text.utf8)),
      let time = Timestamp.seconds(members.time), let kind = members.kind,
      Self.steps.contains(members.step), Self.steps.contains(members.toStep ?? 0),
      Self.steps.contains(members.fromStep ?? 0), Self.steps.contains(members.generation ?? 0),
      Self.steps.contains(members.departure ?? 0)
    else { return nil }
    event = RunEvent(
      step: members.step, time: time, kind: kind,
      origin: members.origin.flatMap(RunEvent.Origin.init(rawValue:)) ?? .program)
  }

  // Those of checkpoints: no sum or difference of them overflows.
  private static let steps = 0...(1 << 53)

  /// The line without its end.
  var text: String {
    let (name, members) = Self.describe(event.kind)
    let all =
      [("step", "\(event.step)"), ("time", JSONText.quoted(Timestamp.text(event.time)))]
      + [("event", JSONText.quoted(name))]
      + members + [("origin", JSONText.quoted(event.origin.rawValue))]
    return "{" + all.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
  }

  private static func describe(_ kind: RunEvent.Kind) -> (String, [(String, String)]) {
    switch kind {
    case .start(let preset, let seed):
      ("start", [("preset", JSONText.quoted(preset)), ("seed", "\(seed)")])
    case .restore(let checkpoint, let precision, let threads):
      (
        "restore",
        [
          ("checkpoint", JSONText.quoted(checkpoint)),
          ("precision", JSONText.quoted(precision.rawValue)), ("threads", "\(threads)"),
        ]
      )
    case .load(let weights): ("load", [("path", JSONText.quoted(weights))])
    case .set(let parameter, let from, let to):
      (
        "set",
        [
          ("name", JSONText.quoted(parameter.rawValue)), ("from", text(from, of: parameter)),
          ("to", text(to, of: parameter)),
        ]
      )
    case .refused(let parameter, let to, let reason):
      (
        "refused",
        [
          ("name", JSONText.quoted(parameter.rawValue)), ("to", text(to, of: parameter)),
          ("reason", JSONText.quoted(reason)),
        ]
      )
    case .caution(let reason): ("caution", [("reason", JSONText.quoted(reason))])
    case .pause: ("pause", [])
    case .resume: ("resume", [])
    case .newLatents: ("newLatents", [])
    case .ownLatents: ("ownLatents", [])
    case .latents(let generation): ("latents", [("generation", "\(generation)")])
    case .saving: ("saving", [])
    case .save(let path, let weights):
      ("save", [("path", JSONText.quoted(path)), ("weights", JSONText.quoted(weights))])
    case .discard(let weights): ("discard", [("weights", JSONText.quoted(weights))])
    case .named(let name): ("named", [("name", JSONText.quoted(name))])
    case .saveFailed(let reason): ("saveFailed", [("reason", JSONText.quoted(reason))])
    case .skip: ("skip", [])
    case .diverged: ("diverged", [])
    case .rollback(let step, let halves):
      ("rollback", [("toStep", "\(step)"), ("halvingRates", "\(halves)")])
    case .comeBack(let step, let target, let departure):
      (
        "comeBack",
        [("toStep", "\(step)"), ("fromStep", "\(target)"), ("departure", "\(departure)")]
      )
    case .rollbackFailed(let reason): ("rollbackFailed", [("reason", JSONText.quoted(reason))])
    case .alert(let diagnosis, let reason):
      (
        "alert",
        [
          ("diagnosis", JSONText.quoted(diagnosis.rawValue)), ("reason", JSONText.quoted(reason)),
        ]
      )
    case .finish: ("finish", [])
    case .stop: ("stop", [])
    }
  }

  /// A number, or the name of a choice.
  private static func text(_ value: Double, of parameter: Hyperparameter) -> String {
    guard parameter.range.contains(value) else { return JSONText.number(value) }
    switch HyperparameterValue(value, of: parameter) {
    case .number(let number): return JSONText.number(number)
    case .name(let name): return JSONText.quoted(name)
    }
  }
}
