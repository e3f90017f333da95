import Testing

@testable import GANEngine

@Suite struct DatasetStatisticsTests {
  @Test func closedForm() {
    let set = ImageDataset(
      name: "x", pixels: [0, 255, 0, 255, 255, 255, 255, 255], labels: [7, 2], height: 2, width: 2)
    let statistics = DatasetStatistics(set)
    #expect(statistics.count == 2)
    #expect(statistics.mean == 0.75)
    // √(3/4 · 1/4)
    #expect(abs(statistics.deviation - 0.433_012_701_892) < 1e-9)
    #expect(statistics.countsByLabel == [2: 1, 7: 1])
  }

  @Test func nothing() {
    let statistics = DatasetStatistics(
      ImageDataset(name: "", pixels: [], labels: [], height: 2, width: 2))
    #expect(statistics.mean == 0)
    #expect(statistics.deviation == 0)
  }
}
