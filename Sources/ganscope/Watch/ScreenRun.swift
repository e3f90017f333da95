import ArgumentParser
import Dashboard
import Foundation
import GANEngine
import RunStore

/// A run on the screen, from the first frame to what is said when the screen is gone.
struct ScreenRun {
  private let options: WatchOptions
  /// Whether it is a guided one.
  private let isTutorial: Bool

  init(_ options: WatchOptions, isTutorial: Bool = false) {
    self.options = options
    self.isTutorial = isTutorial
  }

  func run() throws {
    let hasTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    guard hasTerminal || options.plain else { try refuse(.notATerminal) }
    let type = options.plain ? nil : Terminal.prepare()
    if let type, !type.isUsable { try refuse(.unknownType) }
    let plan = try RunPlan(options.run)
    let info = RunInfo(plan)
    let launch = Launch(plan, paused: options.paused)
    // Until all is on disk.
    let signals = Signals()
    let ending: WatchLoop.Ending
    do {
      ending =
        try options.plain
        ? tell(launch, info, signals) : show(launch, info, type?.note, signals)
    } catch {
      launch.leave()?.finish(saving: !options.run.discard)
      guard let failure = error as? Terminal.Failure else { throw error }
      try refuse(failure)
    }
    try end(launch, ending)
  }

  private func show(
    _ launch: Launch, _ info: RunInfo, _ note: String?, _ signals: borrowing Signals
  ) throws -> WatchLoop.Ending {
    let terminal = try Terminal(ascii: options.ascii, theme: TerminalText.theme)
    launch.begin()
    let loop = WatchLoop(
      info: { try info.completed(by: launch.run) }, snapshot: { launch.snapshot },
      send: { launch.send($0) }, preferences: PreferencesFile(), theme: options.theme.theme,
      glyphs: options.glyphs.glyphs, isTutorial: isTutorial,
      notes: [note, options.ascii ? nil : LocaleCharacters().note].compactMap(\.self))
    return try loop.run(on: terminal, signals: signals)
  }

  private func tell(
    _ launch: Launch, _ info: RunInfo, _ signals: borrowing Signals
  ) throws -> WatchLoop.Ending {
    let characters = LocaleCharacters()
    if !options.ascii, let note = characters.note { TrainCommand.tell("note: \(note)\n") }
    launch.begin()
    let loop = PlainLoop(
      info: { try info.completed(by: launch.run) }, snapshot: { launch.snapshot },
      ascii: options.ascii || !characters.hasUnicode)
    return try loop.run(signals: signals)
  }

  private func end(_ launch: Launch, _ ending: WatchLoop.Ending) throws {
    guard let run = launch.leave() else {
      TrainCommand.tell("left before training began; nothing was saved\n")
      throw ExitCode(exitCode(ending))
    }
    run.finish(saving: ending != .quit(saving: false) && !options.run.discard)
    if let words = run.recorder.lastWords() { throw Failure(words) }
    let path = run.recorder.lastCheckpoint
    TrainCommand.tell(
      path.map {
        "saved \($0.asShown)\ngo on with: ganscope --resume \(run.recorder.directory.path.asShown)\n"
      }
        ?? "not saved; the journal is \(run.recorder.directory.journalPath.asShown)\n")
    if options.plain, let failure = TrainProgress.divergence(run.session.snapshot) { throw failure }
    let code = exitCode(ending)
    if code != 0 { throw ExitCode(code) }
  }

  private func exitCode(_ ending: WatchLoop.Ending) -> Int32 {
    switch ending {
    case .quit: 0
    case .signal(let number): 128 + number
    case .terminalLost: 128 + SIGHUP
    }
  }

  private func refuse(_ failure: Terminal.Failure) throws -> Never {
    switch failure {
    case .notATerminal:
      TrainCommand.tell(
        "ganscope watch needs a terminal; without one use: ganscope train, or --plain\n")
    case .unknownType:
      let type = TerminalType(
        name: TerminalType.environmentName, isUsable: false, standIn: nil)
      TrainCommand.tell(type.refusal + "\n")
    case .refused:
      TrainCommand.tell(
        "the system refuses what a screen takes (\(String(cString: strerror(errno)))); "
          + "without one use: ganscope train, or --plain\n")
    }
    throw ExitCode(2)
  }
}
