import ArgumentParser
import Foundation
import GANEngine
import RunStore

/// `ganscope replay`: a run done again, to see that it arrives at the same weights.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Do a run again from its settings and journal, and compare the final weights.",
    discussion: """
      Every change, rollback and skipped step happens again at its recorded step; pauses take no \
      time. On the same kind of processor, with the same oneDNN and as many threads, all bits must \
      be the same: exit status 0, or 1 with what differs. Elsewhere it tells the largest difference.
      """)

  @Argument(help: ArgumentHelp("A run's folder, or its name in runs/.", valueName: "run"))
  var name: String

  @OptionGroup var data: DataOptions

  @Option(
    parsing: .unconditional, help: "Threads of the compute pool (default: as many as the run had).",
    transform: Count.parse)
  var threads: Int?

  @Flag(help: "Print one JSON object with the outcome.")
  var json = false

  func validate() throws { try RunOptions.check(threads, "--threads", 1...1024) }

  func run() throws {
    let directory = try RunDirectory.named(name)
    let description = try RunDescription(contentsOf: directory.descriptionPath)
    let journal = try Journal.contents(of: directory.journalPath)
    if journal.events.isEmpty, journal.unreadableLines > 0,
      let kind = FileKind.ofFile(at: directory.journalPath)
    {
      throw Failure(
        "\(directory.journalPath.asShownPath): expected a journal, found "
          + kind.found(insteadOf: .text))
    }
    guard let plan = ReplayPlan(journal.events) else {
      throw Failure(
        "\(directory.path.asShownPath): the journal names no saved state to compare with; a run notes one at "
          + "each save and at its end")
    }
    let replay = RunReplay(
      directory, plan: plan, configuration: description.configuration, threads: threads)
    let outcome = try compute(replay, on: try images(description, directory))
    let report = ReplayReport(outcome, description, threads: threads)
    try StandardStream.output.print(json ? JSONWriter.text(report) : report.text)
    if !report.passes { throw ExitCode(1) }
  }

  private func compute(_ replay: RunReplay, on images: ImageDataset) throws -> RunReplay.Outcome {
    let progress = StepProgress("replaying", total: replay.totalSteps)
    defer { progress.finish() }
    do {
      return try replay.outcome(on: images, progress: progress.report)
    } catch let deviation as Replay.Deviation {
      throw Failure("\(name.asShownPath): the replay went another way: \(deviation)")
    }
  }

  private func images(
    _ description: RunDescription, _ directory: RunDirectory
  ) throws -> ImageDataset {
    let corpus = try data.load(for: description.data)
    let images = try corpus.training()
    guard let expected = description.dataFingerprint, expected != images.fingerprint else {
      return images
    }
    throw Failure(
      "\(directory.path.asShownPath) was trained on \(description.data) (\(expected.prefix(12))…), "
        + "found \(images.name) (\(images.fingerprint.prefix(12))…); say --data to choose")
  }
}
