import GANEngine
import TextUI

extension Model {
  /// One of the two players.
  enum Player { case generator, discriminator }

  mutating func run(_ count: Int) -> Effect? {
    guard canTrain() else { return nil }
    stepsToRun = count
    awaited = nil
    say("\(NumberText.grouped(count)) steps, then paused")
    return .send(.step(count: count))
  }

  mutating func runUntil(_ goal: RunGoal?) -> Effect? {
    guard canTrain() else { return nil }
    if case .step(let step) = goal, step <= snapshot.progress.step {
      say("step \(NumberText.grouped(step)) is done already; :goto leads back", .warning)
      return nil
    }
    say(goal.map { "on until \($0.words(at: frame.now)), then paused" } ?? "on without a goal")
    return .send(.runUntil(goal))
  }

  mutating func slowDown(to rate: Double?) -> Effect? {
    say(
      rate.map { "slow motion: \(NumberText.trimmed($0, decimals: 2)) steps a second" }
        ?? "full speed")
    return .send(.slowDown(stepsPerSecond: rate))
  }

  /// Full speed, ten steps a second, two, one in two seconds.
  mutating func nextSpeed() -> Effect? {
    let rates: [Double?] = [nil, 10, 2, 0.5]
    let index = rates.firstIndex(of: snapshot.progress.slowedTo) ?? 0
    return slowDown(to: rates[(index + 1) % rates.count])
  }

  /// Freezes the other player, or where it is frozen lets it go on; nil trains both.
  mutating func train(only player: Player?) -> Effect? {
    let counts: [Hyperparameter] = [.generatorSteps, .discriminatorSteps]
    var wanted: [Hyperparameter: Double] = [:]
    for count in counts {
      wanted[count] = value(count) > 0 ? value(count) : restingSteps[count] ?? 1
    }
    if let player {
      let frozen: Hyperparameter = player == .generator ? .discriminatorSteps : .generatorSteps
      if value(frozen) > 0 {
        restingSteps[frozen] = value(frozen)
        wanted[frozen] = 0
      }
    }
    let changes = wanted.filter { $0.value != value($0.key) }
    for (count, new) in changes { noteChange(of: count, to: new) }
    let trains = counts.map { wanted[$0] ?? 0 > 0 }
    say(trains[0] ? trains[1] ? "both are trained" : "G alone is trained" : "D alone is trained")
    guard let first = changes.first else { return nil }
    return .send(changes.count > 1 ? .setTogether(changes) : .set(first.key, to: first.value))
  }

  /// Sets a setting by one of its names, or says what is wrong.
  mutating func set(_ name: String, _ value: String) -> Effect? {
    switch SettingRow.named(name) {
    case .none:
      refuse(name, SettingRow.refusal(of: name))
    case .several(let names):
      refuse(name, "is short for \(names.joined(separator: ", "))")
    case .row(let index):
      select(index)
      if case .fixed(let setting) = row {
        let meant = Words.quoted(value, to: Self.mostQuoted)
        say(
          "\(setting.label) is fixed; restart with --set \(setting.name)=\(meant)", .warning,
          seconds: 6)
      } else {
        return accept(value)
      }
    }
    return nil
  }

  mutating func adopt(_ name: String) -> Effect? {
    guard Preset.named(name) != nil else {
      let all = Preset.all.map(\.name).joined(separator: " ")
      refuse(name, "is no preset: \(all)", seconds: 8)
      return nil
    }
    guard canTrain() else { return nil }
    lastChange = frame.now
    say("preset \(name)…")
    return .send(.adopt(preset: name))
  }

  mutating func save(as name: String) -> Effect? {
    let isName = name.wholeMatch(of: /[A-Za-z0-9_-][A-Za-z0-9._-]{0,59}/) != nil
    guard isName, name != "best", name != "last", !name.hasPrefix("step-") else {
      refuse(name, "cannot be a name: letters, digits, - and _")
      return nil
    }
    say("saving as \(name)…", seconds: 10)
    return .send(.saveAs(name))
  }

  /// Characters of the longest name under which a checkpoint is saved.
  private static let longestName = 60

  mutating func go(to place: StatePlace) -> Effect? {
    guard snapshot.progress.state != .finished else {
      say("the run is finished: q quits", .good)
      return nil
    }
    if case .saved(let name) = place, name.count > Self.longestName {
      refuse(name, "is neither a step nor a name")
      return nil
    }
    if case .step(let step) = place, step == snapshot.progress.step {
      say("this is step \(NumberText.grouped(step))")
      return nil
    }
    isGoing = frame.now
    lastChange = frame.now
    switch place {
    case .step(let step): say("to step \(NumberText.grouped(step)), then paused…")
    case .saved(let name): say("back to \(Words.quoted(name, to: Self.mostQuoted))…")
    }
    return .send(.goTo(place))
  }

  mutating func show(_ plot: Plot) -> Effect? {
    plots.choose(plot)
    turn(to: .plot)
    say("\(plot.title): \(plot.explanation)")
    return nil
  }

  mutating func toggleFreeze() -> Effect? {
    if held == nil {
      held = snapshot
      say(
        "the picture stands at step \(NumberText.grouped(snapshot.progress.step)); f lets it go",
        seconds: 4)
    } else {
      held = nil
      say("the picture moves again")
    }
    return nil
  }

  mutating func choose(_ preset: LayoutPreset) -> Effect? {
    layoutPreset = preset
    say("layout \(preset.rawValue): \(preset.explanation)")
    return nil
  }
}

extension Snapshot {
  /// Takes what is looked at from an earlier moment; what the run does stays as it is.
  mutating func hold(_ view: Snapshot) {
    measurements = view.measurements
    samples = view.samples
    quality = view.quality
  }
}
