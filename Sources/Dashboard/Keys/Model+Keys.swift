import GANEngine
import TextUI

extension Model {
  mutating func press(_ key: Key) -> Effect? {
    switch focus {
    case .panel: return pressPanel(key)
    case .dialog(.typing(let line), over: _): return type(key, in: line)
    case .dialog(.command(let line), over: _): return type(key, in: line)
    case .dialog(.explaining(let scroll), over: _):
      readExplanation(key, scroll: scroll)
      return nil
    case .dialog(.quitting, over: _): return answerQuit(key)
    case .dialog(.layers(let scroll), over: _):
      readLayers(key, scroll: scroll)
      return nil
    case .dialog(.help(let scroll), over: _):
      readHelp(key, scroll: scroll)
      return nil
    }
  }

  private mutating func pressPanel(_ key: Key) -> Effect? {
    var effect: Effect?
    if pressExplorer(key, &effect) { return effect }
    if pressCloseup(key, &effect) { return effect }
    if let binding = KeyBinding.table.first(where: { $0.keys.contains(key) }) {
      return binding.perform(&self)
    }
    if case .character(let scalar) = key {
      say("\(Character(scalar).oneColumn) does nothing; ? shows the keys", .muted)
    } else if key == .escape {
      leave()
    } else {
      say("that key does nothing; ? shows the keys", .muted)
    }
    return nil
  }

  private mutating func answerQuit(_ key: Key) -> Effect? {
    if [.character("s"), .character("S"), .enter].contains(key) { return .quit(saving: true) }
    if [.character("d"), .character("D")].contains(key) { return .quit(saving: false) }
    if [.character("c"), .character("C"), .character("q"), .escape].contains(key) {
      focus.dialog = nil
      say("not quitting")
    }
    return nil
  }

  /// How far a key scrolls the help, or a table; any other closes it.
  static let helpTurns: [Key: Int] = [
    .up: -1, .left: -1, .down: 1, .right: 1, .pageUp: -10, .pageDown: 10, .character(" "): 10,
  ]

  private mutating func readHelp(_ key: Key, scroll: Int) {
    let last = HelpOverlay.lastScroll(columns: frame.columns, rows: frame.rows)
    focus.dialog = Self.helpTurns[key].map { .help(scroll: min(max(scroll + $0, 0), last)) }
  }

  mutating func askQuit() -> Effect? {
    if snapshot.progress.state == .finished { return .quit(saving: false) }
    focus.dialog = .quitting
    return nil
  }

  mutating func togglePause() -> Effect? {
    guard canTrain() else { return nil }
    let runs = !isRunning
    awaited = Awaited(running: runs, since: frame.now)
    say(runs ? "going on…" : "pausing…")
    return .send(runs ? .resume : .pause)
  }

  mutating func step() -> Effect? {
    guard canTrain() else { return nil }
    awaited = isRunning ? Awaited(running: false, since: frame.now) : nil
    say("one step…")
    return .send(.step(count: 1))
  }

  mutating func save() -> Effect? {
    say("saving…", seconds: 10)
    return .send(.save)
  }

  mutating func goBack(halvingRates: Bool) -> Effect? {
    guard snapshot.progress.state != .finished else {
      say("the run is finished: q quits", .good)
      return nil
    }
    let earlier =
      snapshot.progress.rollbackSteps.last { $0 < snapshot.progress.step }
      ?? snapshot.progress.rollbackSteps.first
    guard let step = earlier else {
      say("no earlier state is in memory yet", .warning)
      return nil
    }
    let rates = halvingRates ? ", rates halved" : ""
    isGoing = frame.now
    lastChange = frame.now
    say("going back to step \(NumberText.grouped(step))\(rates); u takes it back")
    return .send(.rollback(snapshots: 1, halvingRates: halvingRates))
  }

  mutating func openHelp() -> Effect? {
    focus.dialog = .help(scroll: 0)
    return nil
  }

  mutating func canTrain() -> Bool {
    switch snapshot.progress.state {
    case .running, .paused: return true
    case .finished: say("the run is finished: q quits", .good)
    case .diverged(let step):
      let place = NumberText.grouped(step)
      say("stopped at step \(place): not finite; b goes back, B with halved rates", .warning)
    }
    return false
  }
}
