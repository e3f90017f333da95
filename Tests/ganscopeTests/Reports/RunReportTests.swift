import Foundation
import Testing

@testable import RunStore
@testable import ganscope

@Suite struct RunReportTests {
  private static let journal = """
    {"step":0,"time":"2026-03-01T09:05:00.000Z","event":"start","preset":"balanced","seed":7}
    {"step":7,"time":"2026-03-01T09:06:00.000Z","event":"later","what":"ever"}
    {"step":9,"time":"2026-03-01T09:07:00.000Z","event":"finish"}

    """

  @Test func showsEverything() throws {
    let run = try RunFolder(
      metrics: "step,discriminatorLoss,note\n9,0.25,x\n10,nan,y\n", journal: Self.journal)
    try Data(count: 2_500_000).write(
      to: URL(fileURLWithPath: run.directory.checkpointPath(step: 9)))
    let report = RunReport(run.directory)
    for part in [
      "finished, 10 steps", "configuration.batch", "step-00000009.safetensors  2.5 MB",
      "later   what=ever", "start   preset=balanced seed=7", "discriminatorLoss",
    ] {
      #expect(report.text.contains(part), "\(part) in \(report.text)")
    }
    let json = try JSONSerialization.jsonObject(with: Data(try JSONWriter.text(report).utf8))
    let object = try #require(json as? [String: Any])
    #expect((object["description"] as? [String: Any])?["data"] as? String == "MNIST")
    #expect((object["journal"] as? [[String: Any]])?.count == 3)
    #expect((object["metrics"] as? [String: Any])?["discriminatorLoss"] is NSNull)
    #expect((object["metrics"] as? [String: Any])?["step"] as? Int == 10)
    #expect((object["run"] as? [String: Any])?["state"] as? String == "finished")
  }

  @Test func anEmptyFolderIsShownToo() throws {
    let run = try RunFolder()
    for path in [run.directory.descriptionPath, run.directory.journalPath] {
      try FileManager.default.removeItem(atPath: path)
    }
    let text = RunReport(run.directory).text
    #expect(text.contains("crashed, 0 steps"))
    #expect(text.contains("Description: none"))
    #expect(text.contains("Journal: none"))
  }

  @Test func theNewestRunIsFirst() throws {
    let runs = try ["1", "2"].map { _ in try RunFolder(journal: Self.journal) }
    let lines = runs.map { RunLine(RunSummary($0.directory)) }
    let sorted = RunLine.newestFirst(lines).map(\.name)
    #expect(sorted == lines.map(\.name).sorted(by: >))
    let table = RunLine.table(lines)
    #expect(table.contains("finished"))
    #expect(table.contains("–"))
  }
}
