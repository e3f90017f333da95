import Foundation
import Testing

@testable import GANEngine
@testable import RunStore
@testable import ganscope

/// Runs that an earlier version of the program wrote, steered by keys and commands and resumed once:
/// `Tests/Scripts/record_runs.py`.
@Suite struct EarlierRunsTests {
  /// A run of `EarlierRuns`, and the step its first session ended at.
  struct Recorded: CustomTestStringConvertible {
    let name: String
    let resumedAt: Int
    let end: Int
    var testDescription: String { name }

    var directory: RunDirectory {
      get throws {
        let folder = try #require(Bundle.module.url(forResource: "EarlierRuns", withExtension: nil))
        return RunDirectory(path: folder.appending(path: name).path)
      }
    }
  }

  static let runs = [
    Recorded(name: "steered-fp32", resumedAt: 62, end: 87),
    Recorded(name: "conditional-bf16", resumedAt: 520, end: 538),
    Recorded(name: "returned-bf16", resumedAt: 55, end: 70),
    Recorded(name: "broken-fp32", resumedAt: 17, end: 26),
    Recorded(name: "maxout-fp32", resumedAt: 38, end: 49),
    Recorded(name: "packed-bf16", resumedAt: 38, end: 42),
  ]

  private static let digits = Result { try EmbeddedDigits.training.dataset() }

  /// Trade names are shared by processors of other instructions.
  private static let isRecordersProcessor: Bool = {
    let facts = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let lines = facts.split(separator: "\n").prefix(10)
      .map { $0.split(separator: ":").map { $0.trimmingCharacters(in: .whitespaces) } }
    let wanted = ["vendor_id": "AuthenticAMD", "cpu family": "25", "model": "17"]
    return wanted.allSatisfy { name, value in lines.contains([name, value]) }
  }()

  @Test(arguments: runs) func theirFilesAreRead(_ run: Recorded) throws {
    let directory = try run.directory
    let description = try RunDescription(contentsOf: directory.descriptionPath)
    let widths = try #require(description.configuration.generator.perceptron?.widths)
    #expect(widths.first == 8 && widths.dropFirst().first == 12 && widths.last == 784)
    let journal = try String(contentsOfFile: directory.journalPath, encoding: .utf8)
    let events = try Journal.contents(of: directory.journalPath).events
    #expect(events.count == journal.split(separator: "\n").count)
    // A line is written as it was read, but for the member that a name of a checkpoint has.
    let lines = journal.replacing(#""event":"named","path""#, with: #""event":"named","name""#)
    #expect(events.map { JournalLine($0).text } == lines.split(separator: "\n").map(String.init))
    let rows = try MetricsTable.rows(of: directory.metricsPath)
    #expect(rows.last?.step == run.end)
  }

  @Test(arguments: runs) func theirCheckpointsAreGoneOnFrom(_ run: Recorded) throws {
    let directory = try run.directory
    let resume = try ResumePoint(directory.path)
    #expect(resume.warnings.isEmpty && resume.state.step == run.end)
    let digits = try Self.digits.get()
    var trainer = try Trainer(resume.state.configuration, data: digits)
    try trainer.restore(resume.state)
    let saves = try Journal.contents(of: directory.journalPath).events.compactMap { event in
      if case .save(_, let weights) = event.kind, event.step == run.end { weights } else { nil }
    }
    #expect(saves == [trainer.state().weightsFingerprint])
    for _ in 0..<3 { #expect(trainer.step().isFinite) }
  }

  /// The bits are those of the processor and the library that recorded them; others come near.
  @Test(arguments: runs) func theyAreReplayed(_ run: Recorded) throws {
    let directory = try run.directory
    let description = try RunDescription(contentsOf: directory.descriptionPath)
    let digits = try Self.digits.get()
    #expect(description.dataFingerprint == digits.fingerprint)
    let plan = try #require(ReplayPlan(try Journal.contents(of: directory.journalPath).events))
    let outcome = try RunReplay(
      directory, plan: plan, configuration: description.configuration
    ).outcome(on: digits) { _ in }
    #expect(outcome.goal.step == run.end && outcome.checked >= 2)
    if Self.isRecordersProcessor, description.backend == ComputeVersion.backend {
      #expect(outcome.isIdentical && outcome.agreed == outcome.checked)
    } else {
      let largest = outcome.differences?.map(\.largest).max()
      #expect(largest.map { $0 < 0.5 } == true)
    }
  }
}
