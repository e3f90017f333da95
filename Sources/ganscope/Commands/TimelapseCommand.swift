import ArgumentParser
import Foundation
import GANEngine
import RunStore
import SystemPackage

/// `ganscope timelapse`: training as a short film.
struct TimelapseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timelapse",
    abstract: "Make an animation of a run's samples: the same latents through training.")

  @Argument(help: ArgumentHelp("A run's folder, or its name in runs/.", valueName: "run"))
  var name: String

  @Option(help: ArgumentHelp("Where to write: .gif, or .png for an APNG.", valueName: "file"))
  var out: String

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Milliseconds a picture.", valueName: "ms"),
    transform: Count.parse)
  var delay = 200

  @Option(
    parsing: .unconditional, help: "Take every so many pictures; the last one is always in it.",
    transform: Count.parse)
  var every = 1

  private var format: Timelapse.Format? {
    switch FilePath(out).ending {
    case "gif": .gif
    case "png", "apng": .png
    default: nil
    }
  }

  func validate() throws {
    try RunOptions.check(delay, "--delay", 10...65_000)
    try RunOptions.check(every, "--every", 1...1_000_000)
    if format == nil {
      throw ValidationError("--out \(out.asShownPath) should end in .gif or .png")
    }
  }

  func run() throws {
    guard let format else { return }
    let timelapse = try Timelapse(try RunDirectory.named(name), every: every)
    for warning in timelapse.warnings { TrainCommand.tell("note: \(warning)\n") }
    try timelapse.write(format, delay: delay, to: out)
    TrainCommand.tell("\(timelapse.count) pictures in \(out.asShown)\n")
  }
}
