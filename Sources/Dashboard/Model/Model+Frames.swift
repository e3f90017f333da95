import GANEngine
import TextUI

extension Model {
  /// Commands are confirmed within a step; what takes longer was lost with the session.
  static let patience = 3.0
  /// Numbers change four times a second: faster cannot be read.
  private static let readoutInterval = 0.25

  mutating func show(_ frame: Frame) {
    let lastStep = snapshot.measurements.history.lastStep
    self.frame = frame
    if let held { self.frame.snapshot.hold(held) }
    keepCursor(since: lastStep)
    let now = frame.now
    if let notice, now >= notice.until { self.notice = nil }
    pending = pending.filter { parameter, asked in
      snapshot.settings.hyperparameters[parameter] != asked.value
        && now - asked.since < Self.patience
    }
    if let awaited {
      let isReached = (snapshot.progress.state == .running) == awaited.running
      if isReached || now - awaited.since >= Self.patience { self.awaited = nil }
    }
    if let since = isGoing, now - since >= Self.patience { isGoing = nil }
    if held != nil {
      readoutTime = now
    } else if snapshot.progress.state != .running || now - readoutTime >= Self.readoutInterval
      || now < readoutTime
    {
      readout = snapshot.measurements.metrics
      distribution = snapshot.measurements.scoreDistribution
      readoutTime = now
    }
    noteEvents()
    tutorial?.follow(frame.snapshot, now: now)
  }

  /// Where there is no panel for them, the newest is shown for a while.
  mutating func take(strays lines: [String]) {
    guard let last = lines.last else { return }
    strays += lines.map {
      StrayLine(text: "stderr: \($0)", step: snapshot.progress.step, time: frame.now)
    }
    strays.removeFirst(max(strays.count - StrayLine.limit, 0))
    if layout.events.isEmpty { say("stderr: \(last)", .warning, seconds: 6) }
  }

  private mutating func noteEvents() {
    let events = snapshot.journal.events
    let seen = lastEvent.flatMap { last in events.lastIndex(of: last) }
    let news = events.suffix(from: seen.map { $0 + 1 } ?? 0)
    for event in news { note(event) }
    noteChanges(news.filter { $0.isChange && $0.origin == .person })
    noteUndone(news.filter { $0.isChange && $0.origin == .undo })
    lastEvent = events.last
  }

  /// When what was asked for took effect.
  private mutating func noteChanges(_ changes: [RunEvent]) {
    guard let last = changes.last, frame.now - last.time < 5,
      last.time >= snapshot.progress.startTime
    else { return }
    let what = changes.count > 1 ? "\(changes.count) settings changed" : last.kind.text
    say("\(what), applied at step \(NumberText.grouped(last.step))", .change)
  }

  private mutating func noteUndone(_ changes: [RunEvent]) {
    guard let last = changes.last, frame.now - last.time < 5,
      last.time >= snapshot.progress.startTime
    else { return }
    if case .set(let parameter, _, _) = last.kind, changes.count == 1,
      let index = SettingRow.index(of: parameter)
    {
      selected = index
    }
    let what = changes.count > 1 ? "\(changes.count) settings as before" : last.kind.text
    say("undone: \(what), at step \(NumberText.grouped(last.step))", .change)
  }

  private mutating func note(_ event: RunEvent) {
    if case .save = event.kind { lastSave = event.time }
    // A screen that opens on an old run has nothing to announce.
    guard frame.now - event.time < 5, event.time >= snapshot.progress.startTime else { return }
    let place = "step \(NumberText.grouped(event.step))"
    switch event.kind {
    case .pause where event.step > 0: say("paused at \(place); . does one step")
    case .resume: say("running from \(place)")
    case .rollback(let step, let halving):
      isGoing = nil
      let rates = halving ? ", rates halved" : ""
      let way = event.origin == .person ? "; u takes it back, to step " + place.dropFirst(5) : ""
      say("back at step \(NumberText.grouped(step))\(rates)\(way)", seconds: 8)
    case .comeBack(let step, _, _):
      isGoing = nil
      say("undone: at step \(NumberText.grouped(step)) again, as it was left", .change, seconds: 6)
    case .latents: say("undone: the latents from before", .change)
    case .rollbackFailed(let reason):
      isGoing = nil
      say("not gone back: \(reason)", .warning, seconds: 8)
    case .save(let path, _):
      say("saved \(path)", .good, seconds: 6)
    case .named(let name):
      say("saved as \(name): :goto \(name) goes back to it", .good, seconds: 6)
    case .saveFailed(let reason):
      say("save failed: \(reason)", .warning, seconds: 10)
    case .refused(let parameter, _, _):
      forget(parameter)
      say(event.kind.text, .warning, seconds: 12)
    case .caution(let reason):
      say(reason, .warning, seconds: 12)
    case .alert(_, let sentence):
      alarms += 1
      say(sentence, .warning, seconds: 12)
    case .diverged:
      alarms += 1
      say("training stopped: a loss is not finite", .warning, seconds: 10)
    case .finish:
      say("finished: q quits", .good, seconds: 10)
    // Whoever asked for it has seen it, or another line tells it.
    case .start, .restore, .load, .set, .pause, .newLatents, .ownLatents, .saving, .discard, .skip,
      .stop:
      break
    }
  }

  /// A change that was refused neither waits nor can be undone.
  private mutating func forget(_ parameter: Hyperparameter) {
    pending[parameter] = nil
    lastChange = -.infinity
  }
}
