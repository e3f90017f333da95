import GANEngine
import TextUI

extension Model {
  /// Opens the latent explorer at the choice of the first digit.
  mutating func startExplorer() -> Effect? {
    if layout.samples.isEmpty { layoutPreset = .watch }
    guard let first = sampleSheet(in: samplesRoom).places.first?.index else {
      say("digits come with the first steps", .warning)
      return nil
    }
    let effect: Effect? = inspected == nil ? nil : .send(.inspect(nil))
    explorer = Explorer(mark: inspected ?? first)
    say("choose the digit to walk from: arrows, ⏎ takes it")
    return effect
  }

  /// What a key does while latents are explored; false where it does what it always does.
  mutating func pressExplorer(_ key: Key, _ effect: inout Effect?) -> Bool {
    guard let explorer else { return false }
    if [.escape, .character("x")].contains(key) {
      effect = leaveExplorer()
      return true
    }
    if key == .character("i") {
      say("x leaves the explorer first")
      return true
    }
    guard explorer.stage == .walking ? walk(key) : choose(key) else { return false }
    effect = askForWalk()
    return true
  }

  mutating func leaveExplorer() -> Effect? {
    explorer = nil
    return .send(.explore(nil))
  }

  /// What a new frame brings: the loop goes on, and what was asked for meanwhile is asked for.
  mutating func followExplorer() -> Effect? {
    guard explorer?.stage == .walking else { return nil }
    let now = frame.now
    explorer?.play(at: now)
    return askForWalk()
  }

  /// Takes the digit under the mouse as the next end.
  mutating func takeEnd(at index: Int) -> Effect? {
    guard let explorer, explorer.stage != .walking else { return nil }
    self.explorer?.mark = index
    takeEnd()
    return askForWalk()
  }

  private mutating func askForWalk() -> Effect? {
    let (answered, now) = (snapshot.closeups.exploration?.walk, frame.now)
    let stops = ExplorerPanel.stops(in: layout.closeup).count
    explorer?.draw(stops: stops)
    let walk = explorer?.request(answered: answered, at: now)
    return walk.map { .send(.explore($0)) }
  }

  private mutating func choose(_ key: Key) -> Bool {
    if let direction = key.direction {
      mark(direction)
      return true
    }
    guard [.enter, .character(" ")].contains(key) else { return false }
    takeEnd()
    return true
  }

  private mutating func mark(_ direction: Direction) {
    guard let mark = explorer?.mark else { return }
    let next = sampleSheet(in: samplesRoom).neighbour(of: mark, direction)
    explorer?.mark = next
  }

  private mutating func takeEnd() {
    explorer?.take()
    say(
      explorer?.stage == .walking
        ? "←→ along the way, ↑↓ off it, space plays"
        : "and the digit to walk to: arrows, ⏎ takes it")
  }

  private mutating func walk(_ key: Key) -> Bool {
    if let direction = key.direction {
      switch direction {
      case .left: explorer?.move(by: -0.05)
      case .right: explorer?.move(by: 0.05)
      case .up: explorer?.moveAside(by: 0.1)
      case .down: explorer?.moveAside(by: -0.1)
      }
    } else if key == .enter {
      explorer?.chooseAgain()
    } else if case .character(let scalar) = key {
      return walk(scalar)
    } else {
      return false
    }
    return true
  }

  private mutating func walk(_ scalar: Unicode.Scalar) -> Bool {
    let now = frame.now
    switch scalar {
    case " ", "p": explorer?.togglePlaying(at: now)
    case "d": explorer?.turn()
    case "0"..."9": ask(for: scalar)
    default: return false
    }
    return true
  }

  private mutating func ask(for scalar: Unicode.Scalar) {
    let (label, classes) = (Int(scalar.value) - 48, snapshot.settings.configuration.classes)
    guard label < classes else {
      say(
        classes == 0
          ? "this generator is not told which digit to draw (--preset conditional is)"
          : "there are classes 0 to \(classes - 1)", .warning)
      return
    }
    explorer?.ask(for: label)
  }
}
