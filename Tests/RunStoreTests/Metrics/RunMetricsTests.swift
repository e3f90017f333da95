import Foundation
import GANEngine
import Testing

@testable import RunStore

@Suite struct RunMetricsTests {
  private let folder: TemporaryFolder
  private let run: RunDirectory

  init() throws {
    folder = try TemporaryFolder()
    run = RunDirectory(path: folder.path)
  }

  private func record(_ steps: ClosedRange<Int>, in metrics: RunMetrics) {
    var snapshot = Snapshot()
    snapshot.measurements.metrics = StepMetrics()
    snapshot.progress.stepsPerEpoch = 100
    for step in steps {
      snapshot.progress.step = step
      snapshot.measurements.metrics?[.penalty] = Float(step)
      metrics.record(snapshot, time: Double(step))
    }
  }

  private func rows() throws -> [MetricsRow] { try MetricsTable.rows(of: run.metricsPath) }

  @Test func aRunThatGoesOnHasEveryStepInOneRow() throws {
    let first = RunMetrics(run, time: 1000)
    record(1...1234, in: first)
    first.endRow()
    record(1235...1300, in: first)
    #expect(first.flush() == [])

    let second = RunMetrics(run, resumedAt: 1234, time: 2000)
    record(1235...1260, in: second)
    #expect(second.flush() == [])
    let rows = try rows()
    #expect(rows.map(\.steps).reduce(0, +) == 1260)
    #expect(rows.suffix(4).map(\.step) == [1234, 1240, 1250, 1260])
    #expect(rows.suffix(4).map(\.steps) == [4, 6, 10, 10])
    #expect(rows.last?.epoch == 13)
    #expect(rows.last?[.penalty] == .init(mean: 1255.5, minimum: 1251, maximum: 1260))
  }

  @Test func goingBackForgetsTheRowInTheMaking() throws {
    let metrics = RunMetrics(run, time: 1000)
    record(1...1015, in: metrics)
    metrics.rewind(to: 1000, time: 0)
    record(1001...1010, in: metrics)
    #expect(metrics.flush() == [])
    #expect(try rows().map(\.steps).reduce(0, +) == 1010)
  }

  /// A quarter of the two hundred megabytes that a run of a million steps may take.
  @Test func aMillionStepsTakeLittleRoom() throws {
    let record = RunMetrics(run, time: 1000)
    var snapshot = Snapshot()
    var metrics = StepMetrics()
    for metric in Metric.allCases { metrics[metric] = -1.2345678e-10 }
    snapshot.measurements.metrics = metrics
    for step in 1...1_000_000 {
      snapshot.progress.step = step
      record.record(snapshot, time: 1e9)
      if step.isMultiple(of: 100_000) { #expect(record.flush() == []) }
    }
    let sizes = try [record.table.path, record.events.path].map {
      try Data(contentsOf: URL(fileURLWithPath: $0)).count
    }
    #expect(sizes.reduce(0, +) < 50_000_000, "\(sizes)")
    #expect(try rows().count == 11_800)
  }

  @Test func bothFilesThatFailAreNamed() throws {
    let gone = RunDirectory(path: folder.file("gone"))
    let metrics = RunMetrics(gone, time: 1000)
    record(1...1, in: metrics)
    #expect(metrics.flush().map(\.path) == [metrics.table.path, metrics.events.path])
  }
}
