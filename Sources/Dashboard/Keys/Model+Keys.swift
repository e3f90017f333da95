import GANEngine
import TextUI

extension Model {
  mutating func press(_ key: Key) -> Effect? {
    switch mode {
    case .normal: return pressNormal(key)
    case .typing(let line): return type(key, in: line)
    case .command(let line): return type(key, in: line)
    case .explaining(let scroll):
      readExplanation(key, scroll: scroll)
      return nil
    case .quitting: return answerQuit(key)
    case .help(let scroll):
      readHelp(key, scroll: scroll)
      return nil
    }
  }

  private mutating func pressNormal(_ key: Key) -> Effect? {
    var effect: Effect?
    if pressExplorer(key, &effect) { return effect }
    if pressCloseup(key, &effect) { return effect }
    if let binding = KeyBinding.table.first(where: { $0.keys.contains(key) }) {
      return binding.perform(&self)
    }
    switch key {
    case .character(let scalar):
      say("\(Character(scalar).oneColumn) does nothing; ? shows the keys", .muted)
    case .escape: leave()
    default: say("that key does nothing; ? shows the keys", .muted)
    }
    return nil
  }

  private mutating func answerQuit(_ key: Key) -> Effect? {
    switch key {
    case .character("s"), .character("S"), .enter:
      return .quit(saving: true)
    case .character("d"), .character("D"):
      return .quit(saving: false)
    case .character("c"), .character("C"), .character("q"), .escape:
      mode = .normal
      say("not quitting")
    default: break
    }
    return nil
  }

  private mutating func readHelp(_ key: Key, scroll: Int) {
    let last = HelpOverlay.lastScroll(columns: frame.columns, rows: frame.rows)
    func open(at line: Int) { mode = .help(scroll: min(max(line, 0), last)) }
    switch key {
    case .up, .left: open(at: scroll - 1)
    case .down, .right: open(at: scroll + 1)
    case .pageUp: open(at: scroll - 10)
    case .pageDown, .character(" "): open(at: scroll + 10)
    default: mode = .normal
    }
  }

  mutating func askQuit() -> Effect? {
    if snapshot.progress.state == .finished { return .quit(saving: false) }
    mode = .quitting
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
    mode = .help(scroll: 0)
    return nil
  }

  mutating func canTrain() -> Bool {
    switch snapshot.progress.state {
    case .running, .paused: return true
    case .finished: say("the run is finished: q quits", .good)
    case .diverged(let step):
      let place = NumberText.grouped(step)
      say("stopped at step \(place): no numbers; b goes back, B with halved rates", .warning)
    }
    return false
  }
}
