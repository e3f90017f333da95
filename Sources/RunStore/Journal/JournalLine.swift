import Foundation
import GANEngine

/// One line of a journal: an event as a JSON object whose members are always in the same order.
struct JournalLine: Equatable {
  /// The members of a line by name, those that are `null` left out.
  typealias Members = [String: JSONValue]

  /// Steps that a run can reach: no sum or difference of them overflows.
  static let steps = 0...(1 << 53)

  let event: RunEvent

  init(_ event: RunEvent) { self.event = event }

  /// Reads a line; nil where it is torn, or from a version that knows more events.
  init?(_ text: some StringProtocol, _ decoder: JSONDecoder = JSONDecoder()) {
    guard let line = try? decoder.decode(JSONValue.self, from: Data(text.utf8)),
      case .object(var members) = line
    else { return nil }
    members = members.filter { $0.value != .null }
    guard let step = JournalMember.step("step").read(members),
      let time = members.text("time").flatMap(Timestamp.seconds),
      let kind = members.text("event").flatMap(JournalEvent.init(rawValue:))?.form.read(members)
    else { return nil }
    let origin = members.text("origin").flatMap(RunEvent.Origin.init(rawValue:)) ?? .program
    event = RunEvent(step: step, time: time, kind: kind, origin: origin)
  }

  /// The line without its end.
  var text: String {
    let name = JournalEvent(event.kind)
    let members =
      [
        ("step", "\(event.step)"), ("time", JSONText.quoted(Timestamp.text(event.time))),
        ("event", JSONText.quoted(name.rawValue)),
      ] + name.form.write(event.kind) + [("origin", JSONText.quoted(event.origin.rawValue))]
    return "{" + members.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
  }
}

extension JournalLine.Members {
  /// A member that is a text.
  func text(_ name: String) -> String? {
    if case .string(let text)? = self[name] { text } else { nil }
  }
}
