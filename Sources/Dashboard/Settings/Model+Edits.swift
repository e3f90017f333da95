import GANEngine
import TextUI

extension Model {
  mutating func choose(_ distance: Int) -> Effect? {
    if focus.panel == .wholePlot { return turnPlot(distance) }
    turn(to: .settings)
    let count = SettingRow.all.count
    selected = (selected + distance + count) % count
    describeRow()
    return nil
  }

  /// To the first row of the next group, or of this one or the one before.
  mutating func chooseGroup(_ distance: Int) -> Effect? {
    if focus.panel == .wholePlot { return turnPlot(distance) }
    turn(to: .settings)
    let starts = SettingRow.groupStarts
    let here = starts.lastIndex { $0 <= selected } ?? 0
    // Upwards, the first press leads to the head of the group one is in.
    let back = starts[here] < selected && distance < 0 ? 0 : distance
    selected = starts[(here + back + starts.count) % starts.count]
    describeRow()
    return nil
  }

  /// Makes a row the chosen one.
  mutating func select(_ index: Int) {
    turn(to: .settings)
    selected = index
  }

  private mutating func describeRow() {
    let value = row.parameter == nil ? " (\(text(row)))" : ""
    say("\(row.label): \(row.explanation)\(value)")
  }

  mutating func nudge(up: Bool) -> Effect? {
    if focus.panel == .wholePlot { return moveCursor(up ? 1 : -1) }
    turn(to: .settings)
    guard let parameter = liveParameter() else { return nil }
    let old = value(parameter)
    let new = parameter.moved(old, up: up)
    guard new != old else {
      let end = parameter.choices == nil ? up ? "largest" : "smallest" : up ? "last" : "first"
      say("\(parameter.label) is at its \(end), \(parameter.text(old))", .warning)
      return nil
    }
    return set(parameter, to: new)
  }

  mutating func undo() -> Effect? {
    guard snapshot.progress.state != .finished else {
      say("the run is finished: q quits", .good)
      return nil
    }
    // One that was asked for a moment ago may not be in the snapshot yet.
    let isOnItsWay = frame.now - lastChange < Self.patience
    guard let change = snapshot.journal.undoable ?? (isOnItsWay ? .latents : nil) else {
      say("nothing to undo", .warning)
      return nil
    }
    // What is still waited for may be what is taken back.
    pending = [:]
    if case .goingBack = change { isGoing = frame.now }
    say("taking back the last change…")
    return .send(.undo)
  }

  mutating func startTyping() -> Effect? {
    turn(to: .settings)
    if liveParameter() != nil { focus.dialog = .typing(LineEditor(killed: killed)) }
    return nil
  }

  /// The chosen hyperparameter; where the row is fixed, says how to change it and answers nil.
  private mutating func liveParameter() -> Hyperparameter? {
    if case .fixed(let setting) = row {
      say("\(setting.label) is fixed; restart with --set \(setting.name)=…", .warning, seconds: 6)
    }
    return row.parameter
  }

  /// A key while a value is typed.
  mutating func type(_ key: Key, in line: LineEditor) -> Effect? {
    var line = line
    if key == .enter {
      focus.dialog = nil
      return accept(line.text)
    }
    // As in a shell, Ctrl-D at the end of what is typed; but here it is the field that ends.
    if key.leavesLine || key == .control("d") && line.isEmpty { return leaveValue() }
    _ = line.take(key)
    killed = line.killed
    focus.dialog = .typing(line)
    return nil
  }

  private mutating func leaveValue() -> Effect? {
    focus.dialog = nil
    say("\(row.label) stays \(text(row))")
    return nil
  }

  mutating func accept(_ text: String) -> Effect? {
    guard let parameter = row.parameter else { return nil }
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
      refuse(text, "is \(flaw.words): \(takes), \(stays)")
      return nil
    }
  }

  mutating func set(_ parameter: Hyperparameter, to new: Double) -> Effect? {
    let old = value(parameter)
    guard new != old else {
      say("\(parameter.label) is \(parameter.text(old)) already")
      return nil
    }
    let asked = "\(parameter.label) \(parameter.text(old)) → \(parameter.text(new))"
    noteChange(of: parameter, to: new)
    say(asked, .change)
    return .send(.set(parameter, to: new))
  }

  /// Notes a change that is asked for elsewhere.
  mutating func noteChange(of parameter: Hyperparameter, to new: Double) {
    lastChange = frame.now
    pending[parameter] = Pending(value: new, since: frame.now)
  }
}
