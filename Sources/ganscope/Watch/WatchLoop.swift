import Dashboard
import GANEngine
import TextUI

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Draws a session and hands it what the keys ask for, until something ends it.
///
/// A frame takes the newest snapshot, whatever steps lie between; keys and signals are answered at
/// once. The loop neither saves nor stops the session: it says how it ended, and the caller acts.
struct WatchLoop {
  /// How a loop ended.
  enum Ending: Equatable {
    /// The user left; `saving` as answered. A finished run is left without a question.
    case quit(saving: Bool)
    /// SIGTERM or SIGHUP; SIGINT where nobody reads the question that it asks.
    case signal(Int32)
    /// The terminal went away without a signal.
    case terminalLost
  }

  /// The facts of the run; they may change while it is being prepared.
  let info: () throws -> RunInfo
  /// The newest state of the session.
  let snapshot: () -> Snapshot
  /// Takes a command to the session.
  let send: (Command) -> Void
  /// How the screen is liked, and where that is kept.
  var preferences: PreferencesFile?
  /// The theme and the glyphs of this run, whatever is liked.
  var theme: Theme?
  var glyphs: GrayRaster.Glyphs?
  /// Whether the run is a guided one.
  var isTutorial = false
  /// What a person should know of this terminal.
  var notes: [String] = []
  /// The time between two frames while somebody presses keys: a thirtieth of a second.
  var frameMilliseconds = 33.0

  /// Runs until the user, a signal or the terminal ends it. Rethrows what `info` throws.
  func run(on terminal: borrowing Terminal, signals: borrowing Signals) throws -> Ending {
    var model = Model(
      frame: try frame(on: terminal), capabilities: terminal.capabilities,
      glyphs: terminal.capabilities.glyphs(preferring: nil))
    prepare(&model)
    if isTutorial { model.beginTutorial() }
    defer { try? preferences?.keep(model.preferences) }
    var stray = StrayText()
    draw(model, on: terminal)
    var pace = FramePace(shortest: frameMilliseconds)
    var deadline = Self.milliseconds() + frameMilliseconds
    var isAnswered = true
    var isInterrupted = false
    while true {
      // Of keys that come all at once only the last is drawn, but none waits longer than a frame.
      let left = isAnswered ? deadline - Self.milliseconds() : 0
      let input = terminal.next(within: Int(max(left, 0).rounded(.up)))
      if let ending = answer(input, signals, &model, &isInterrupted, on: terminal) { return ending }
      if isInterrupted, terminal.isStalled { return .signal(SIGINT) }
      if input != .nothing {
        isAnswered = false
        pace.noteInput(at: Self.milliseconds())
      }
      if input == .nothing && !isAnswered || Self.milliseconds() >= deadline {
        let beginning = Self.milliseconds()
        let alarms = model.alarms
        let effect = model.handle(.frame(try frame(on: terminal)))
        if let ending = perform(effect) { return ending }
        _ = model.handle(.stray(stray.take(terminal.strayBytes())))
        if model.alarms > alarms { terminal.ring() }
        draw(model, on: terminal)
        deadline = pace.next(after: beginning, Self.milliseconds(), isMoving: model.isAnimated)
        isAnswered = true
      }
    }
  }

  private func prepare(_ model: inout Model) {
    if let preferences {
      model.take(preferences: preferences.values)
      if preferences.isNew { model.greet() }
    }
    model.remark((preferences?.notes ?? []) + notes)
    model.show(theme: theme, glyphs: glyphs)
  }

  private func answer(
    _ input: Terminal.Input, _ signals: borrowing Signals, _ model: inout Model,
    _ isInterrupted: inout Bool, on terminal: borrowing Terminal
  ) -> Ending? {
    while let request = signals.next() {
      switch request {
      case .end(let number): return .signal(number)
      case .interrupt:
        isInterrupted = true
        if let ending = perform(model.handle(.key(.interrupt))) { return ending }
      case .suspend: terminal.suspend()
      case .goOn: terminal.repaint()
      }
    }
    if input != .nothing { isInterrupted = false }
    switch input {
    case .lost: return .terminalLost
    case .suspend: terminal.suspend()
    case .redraw: terminal.repaint()
    case .key(let key): return perform(model.handle(.key(key)))
    case .mouse(let mouse): return perform(model.handle(.mouse(mouse)))
    case .paste(let text): return perform(model.handle(.paste(text)))
    case .resized, .nothing: break
    }
    return nil
  }

  private func perform(_ effect: Effect?) -> Ending? {
    switch effect {
    case .quit(let saving): return .quit(saving: saving)
    case .send(let command): send(command)
    case nil: break
    }
    return nil
  }

  private func draw(_ model: Model, on terminal: borrowing Terminal) {
    var canvas = terminal.canvas
    model.draw(on: &canvas)
    terminal.hearMouse(model.usesMouse)
    terminal.present(canvas, in: model.theme)
  }

  private func frame(on terminal: borrowing Terminal) throws -> Frame {
    let size = terminal.size
    return Frame(
      info: try info(), snapshot: snapshot(), now: Self.seconds(CLOCK_REALTIME),
      peakMegabytes: PeakMemory.megabytes, columns: size.columns, rows: size.rows)
  }

  private static func milliseconds() -> Double { seconds(CLOCK_MONOTONIC) * 1000 }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
