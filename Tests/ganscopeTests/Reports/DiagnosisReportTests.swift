import Foundation
import GANEngine
import Testing

@testable import RunStore
@testable import ganscope

/// What `ganscope doctor` says of folders in whatever state.
struct DiagnosisReportTests {
  /// A table of measurements at every tenth step, the same in each but for D's loss.
  private static func metrics(_ loss: (Int) -> String) -> String {
    let values: [Metric: String] = [
      .generatorLoss: "4", .realScore: "0.99", .fakeScore: "0.01", .realAccuracy: "1",
      .fakeAccuracy: "1", .generatorGradient: "2", .discriminatorGradient: "1",
    ]
    let rows = stride(from: 10, through: 2000, by: 10).map { step in
      let cells = Metric.allCases.flatMap { metric in
        Array(
          repeating: metric == .discriminatorLoss ? loss(step) : values[metric] ?? "0", count: 3)
      }
      return (["\(step)", "10", "1", "2026-03-01T09:05:00.000Z", "100"] + cells)
        .joined(separator: ",")
    }
    return ([MetricsRow.columns.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
  }

  private static func object(_ report: DiagnosisReport) throws -> [String: Any] {
    let json = try JSONSerialization.jsonObject(with: Data(try JSONWriter.text(report).utf8))
    return try #require(json as? [String: Any])
  }

  @Test func findingsAreListedWithTheirNumbersAndAdvice() throws {
    let run = try RunFolder(
      settings: ["loss.labelSmoothing=0"], metrics: Self.metrics { _ in "0.02" })
    let report = try DiagnosisReport(run.directory)
    let object = try Self.object(report)
    #expect(object["doctor"] as? String == "discriminatorSaturated")
    let findings = try #require(object["findings"] as? [[String: Any]])
    #expect(findings.map { $0["name"] as? String } == ["discriminatorSaturated"])
    #expect((findings[0]["evidence"] as? String)?.contains("D(x) 0.99") == true)
    #expect((findings[0]["command"] as? String)?.isEmpty == false)
    #expect((findings[0]["since"] as? Int).map { (200...1200).contains($0) } == true)
    #expect((object["course"] as? [[String: Any]])?.isEmpty == false)
    #expect(object["measurements"] as? Int == 200 && object["evaluations"] as? Int == 0)
    #expect(report.text.contains("D is sure of everything") && report.text.contains("no scores"))
  }

  @Test(arguments: ["nan", "inf", "-inf"])
  func numbersThatAreNotFiniteAreNamedInValidJSON(_ number: String) throws {
    let run = try RunFolder(metrics: Self.metrics { $0 > 1500 ? number : "0.02" })
    let object = try Self.object(try DiagnosisReport(run.directory))
    #expect(object["doctor"] as? String == "nonFinite")
  }

  @Test func aRowCutInTheMiddleIsLeftOut() throws {
    let whole = Self.metrics { _ in "0.02" }
    let run = try RunFolder(
      settings: ["loss.labelSmoothing=0"], metrics: String(whole.dropLast(40)))
    let report = try DiagnosisReport(run.directory)
    #expect(report.doctor == .discriminatorSaturated && report.measurements == 199)
  }

  @Test(arguments: ["", "step,discriminatorLoss,note\n9,0.25,x\n"])
  func aTableThatTellsNothingIsNotCalledBalance(_ metrics: String) throws {
    let run = try RunFolder(metrics: metrics)
    let report = try DiagnosisReport(run.directory)
    #expect(report.measurements == 0 && report.findings.isEmpty)
    #expect(report.text.contains("no measurements could be read"))
  }

  @Test func aRunThatDivergedBeforeItsFirstRowIsNotFinite() throws {
    let run = try RunFolder(
      journal: """
        {"step":0,"time":"2026-03-01T09:05:00.000Z","event":"start","preset":"balanced","seed":7}
        {"step":2,"time":"2026-03-01T09:05:01.000Z","event":"diverged","origin":"program"}
        {"step":2,"time":"2026-03-01T09:05:01.000Z","event":"rollback","toStep":0,"origin":"program"}

        """)
    let report = try DiagnosisReport(run.directory)
    #expect(report.doctor == .nonFinite && report.measurements == 0)
  }

  @Test func noFolderIsNoRun() throws {
    let name = "\(NSTemporaryDirectory())none-\(UUID().uuidString)"
    #expect(throws: (any Error).self) { try DiagnosisReport(RunDirectory.named(name)) }
  }
}
