import Foundation
import GANEngine
import Testing

@testable import RunStore

@Suite struct HistoryMetricsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func row(_ step: Int, _ steps: Int) -> MetricsRow {
    MetricsRow(
      step: step, steps: steps, epoch: 1, time: 1.5, stepsPerSecond: 25,
      spreads: Metric.allCases.map { _ in .init(mean: 0.5, minimum: 0.25, maximum: 1) })
  }

  private func history(_ rows: [MetricsRow], through step: Int) -> History {
    let table = MetricsTable(path: folder.file("metrics.csv"))
    for row in rows { table.append(row) }
    table.flush()
    return History(metrics: folder.file("metrics.csv"), through: step)
  }

  @Test func endsAtTheStepThatIsGoneOnFrom() {
    let history = history([row(1, 1), row(2, 1), row(12, 10), row(22, 10)], through: 15)
    #expect(history.firstStep == 1 && history.lastStep == 12)
    #expect(history.stretches(.metric(.generatorLoss)).last?.bucket.maximum == 1)
    #expect(history.stretches(.stepsPerSecond).last?.bucket.mean == 25)
    #expect(History(metrics: folder.file("none"), through: 15).lastStep == nil)
  }

  @Test func rowsThatNoRunWritesAreLeftOut() {
    let rows = [
      row(.min, 1), row(-1, 1), row(3, .max), row(3, .min), row(3, 0), row(4, 4), row(4, 1),
      row(.max, 1),
    ]
    #expect(history(rows, through: 1 << 53).lastStep == 4)
  }
}
