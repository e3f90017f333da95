import Foundation
import GANEngine

/// One line of a journal: an event as a JSON object whose members are always in the same order.
struct JournalLine: Equatable {
  let event: RunEvent

  init(_ event: RunEvent) { self.event = event }

  /// Reads a line; nil where it is torn, or from a version that knows more events.
  init?(_ text: some StringProtocol) {
    guard let members = try? JSONDecoder().decode(Members.self, from: Data(text.utf8)),
      let time = Timestamp.seconds(members.time), let kind = members.kind
    else { return nil }
    event = RunEvent(
      step: members.step, time: time, kind: kind,
      origin: members.origin.flatMap(RunEvent.Origin.init(rawValue:)) ?? .program)
  }

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
    case .restore(let checkpoint): ("restore", [("checkpoint", JSONText.quoted(checkpoint))])
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
    case .save(let path): ("save", [("path", JSONText.quoted(path))])
    case .saveFailed(let reason): ("saveFailed", [("reason", JSONText.quoted(reason))])
    case .skip: ("skip", [])
    case .diverged: ("diverged", [])
    case .rollback(let step, let halves):
      ("rollback", [("toStep", "\(step)"), ("halvingRates", "\(halves)")])
    case .rollbackFailed(let reason): ("rollbackFailed", [("reason", JSONText.quoted(reason))])
    case .finish: ("finish", [])
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

  private struct Members: Decodable {
    let step: Int
    let time: String
    let event: String
    var name: String?
    var from: HyperparameterValue?
    var to: HyperparameterValue?
    var preset: String?
    var seed: UInt64?
    var checkpoint: String?
    var path: String?
    var reason: String?
    var origin: String?
    var toStep: Int?
    var halvingRates: Bool?

    var kind: RunEvent.Kind? {
      switch event {
      case "start": both(preset, seed).map { .start(preset: $0, seed: $1) }
      case "restore": checkpoint.map { .restore(checkpoint: $0) }
      case "set":
        both(parameter, both(number(from), number(to)))
          .map { .set($0, from: $1.0, to: $1.1) }
      case "refused":
        both(parameter, both(number(to), reason))
          .map { .refused($0, to: $1.0, reason: $1.1) }
      case "caution": reason.map { .caution($0) }
      case "pause": .pause
      case "resume": .resume
      case "newLatents": .newLatents
      case "save": path.map { .save(path: $0) }
      case "saveFailed": reason.map { .saveFailed(reason: $0) }
      case "skip": .skip
      case "diverged": .diverged
      case "rollback": toStep.map { .rollback(to: $0, halvingRates: halvingRates ?? false) }
      case "rollbackFailed": reason.map { .rollbackFailed(reason: $0) }
      case "finish": .finish
      default: nil
      }
    }

    private var parameter: Hyperparameter? { name.flatMap(Hyperparameter.init(rawValue:)) }

    private func number(_ value: HyperparameterValue?) -> Double? {
      parameter.flatMap { value?.number(for: $0) }
    }

    private func both<First, Second>(_ first: First?, _ second: Second?) -> (First, Second)? {
      guard let first, let second else { return nil }
      return (first, second)
    }
  }
}
