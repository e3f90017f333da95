import ArgumentParser
import CTerminal
import Foundation
import GANEngine
import RunStore

/// `ganscope train`: training without a screen.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Train without a screen; progress goes to standard error.",
    discussion: """
      Ctrl-C, SIGTERM and SIGHUP end the run after the current step and save first. \
      With --json, standard output has one object a line; the last one says "finished".
      """)

  @OptionGroup var options: RunOptions

  @Flag(help: "One JSON object a line on standard output.")
  var json = false

  @Option(
    parsing: .unconditional, help: "Steps between two lines of --json.",
    transform: Count.parse)
  var every = 100

  func validate() throws {
    guard every > 0 else { throw ValidationError("--every takes a number from 1, not \(every)") }
  }

  func run() throws {
    guard signals_catch() else { throw Failure("signals cannot be caught here") }
    let plan = try RunPlan(options)
    for warning in plan.warnings { Self.tell("note: \(warning)\n") }
    let progress = TrainProgress(json: json, every: every)
    var early: Int32?
    let started: LiveRun?
    do {
      started = try LiveRun.start(
        plan, samples: .init(), paused: false, staysAtGoal: false, step: progress.report,
        isWanted: {
          early = early ?? Signals.pendingEnd()
          return early == nil
        })
    } catch let reached as ReachedGoal {
      progress.finish(reached)
      return
    }
    guard let run = started else {
      Self.tell("left before training began; nothing was saved\n")
      throw ExitCode(128 + (early ?? SIGTERM))
    }
    Self.tell(
      "\(plan.configuration.preset) on \(plan.corpus.name), seed \(plan.configuration.seed), "
        + "\(plan.configuration.precision), in \(run.recorder.directory.path.asShown)\n")
    let signal = waitForEnd(run, progress)
    try progress.finish(run)
    if let signal { throw ExitCode(128 + signal) }
  }

  /// The signal that ended the run; nil where it ended by itself.
  private func waitForEnd(_ run: LiveRun, _ progress: TrainProgress) -> Int32? {
    while true {
      var waiting = pollfd(fd: signals_descriptor(), events: Int16(POLLIN), revents: 0)
      _ = poll(&waiting, 1, 100)
      if let signal = Signals.pendingEnd() {
        run.finish(saving: !options.discard)
        return signal
      }
      let snapshot = run.session.snapshot
      progress.draw(snapshot)
      switch snapshot.progress.state {
      case .finished:
        run.settle()
        return nil
      case .diverged:
        run.finish(saving: !options.discard)
        return nil
      case .running, .paused: break
      }
    }
  }

  static func tell(_ text: String) {
    StandardStream.error.tell(text)
  }
}
