import GANEngine
import TextUI

extension Model {
  mutating func choose(_ distance: Int) -> Effect? {
    let count = Hyperparameter.allCases.count
    selected = (selected + distance + count) % count
    say("\(parameter.label): \(parameter.explanation)")
    return nil
  }

  mutating func nudge(up: Bool) -> Effect? {
    let old = value(parameter)
    let new = parameter.moved(old, up: up)
    guard new != old else {
      let end = up ? "largest" : "smallest"
      say("\(parameter.label) is at its \(end), \(parameter.text(old))", .warning)
      return nil
    }
    return set(parameter, to: new)
  }

  mutating func undo() -> Effect? {
    guard let change = undoable.popLast() else {
      say("nothing to undo", .warning)
      return nil
    }
    if let index = Hyperparameter.allCases.firstIndex(of: change.parameter) { selected = index }
    return ask(change.parameter, change.from, prefix: "undone: ")
  }

  mutating func startTyping() -> Effect? {
    mode = .typing("")
    return nil
  }

  /// A key while a value is typed: `text` is what has been typed before.
  mutating func type(_ key: Key, after text: String) -> Effect? {
    switch key {
    case .character(let scalar):
      // Longer than any number; the field has no room for more.
      if text.unicodeScalars.count < 12 { mode = .typing(text + String(scalar)) }
    case .backspace:
      mode = .typing(String(text.dropLast()))
    case .enter:
      mode = .normal
      return accept(text)
    case .escape, .interrupt:
      mode = .normal
      say("\(parameter.label) stays \(parameter.text(value(parameter)))")
    default: break
    }
    return nil
  }

  private mutating func accept(_ text: String) -> Effect? {
    let stays = "stays \(parameter.text(value(parameter)))"
    let typed = text.filter { $0 != " " }
    guard !typed.isEmpty else {
      say("\(parameter.label) \(stays)")
      return nil
    }
    switch parameter.parsed(typed) {
    case .success(let number):
      return set(parameter, to: number)
    case .failure(let flaw):
      let takes = "\(parameter.label) takes \(parameter.rangeText)"
      say("“\(text)” is \(flaw.words): \(takes), \(stays)", .warning, seconds: 6)
      return nil
    }
  }

  private mutating func set(_ parameter: Hyperparameter, to new: Double) -> Effect? {
    let old = value(parameter)
    guard new != old else {
      say("\(parameter.label) is \(parameter.text(old)) already")
      return nil
    }
    undoable.append(Change(parameter: parameter, from: old))
    if undoable.count > Snapshot.eventLimit { undoable.removeFirst() }
    return ask(parameter, new, prefix: "")
  }

  private mutating func ask(
    _ parameter: Hyperparameter, _ new: Double, prefix: String
  ) -> Effect? {
    let old = value(parameter)
    pending[parameter] = Pending(value: new, since: frame.now)
    say("\(prefix)\(parameter.label) \(parameter.text(old)) → \(parameter.text(new))", .change)
    return .send(.set(parameter, to: new))
  }
}
