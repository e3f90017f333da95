import Foundation
import Testing

@testable import RunStore

@Suite struct MetricsFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func file(_ text: String) throws -> MetricsFile {
    try text.write(toFile: folder.file("m.csv"), atomically: false, encoding: .utf8)
    return try MetricsFile(folder.file("m.csv"))
  }

  @Test func columnsGoByName() throws {
    let file = try file("time,b,step,a\r\n0.5,1.25,1,nan\r\n1.0,2.5,2,\r\n")
    #expect(file.columns == ["time", "b", "step", "a"])
    let row = try #require(file.newest.last)
    #expect(file.number("step", of: row) == 2)
    #expect(file.cell("b", of: row) == "2.5")
    #expect(file.cell("a", of: row) == nil)
    #expect(file.cell("c", of: row) == nil)
    #expect(try file.curve("b").stretches.map(\.mean) == [1.25, 2.5])
    #expect(try file.curve("a").stretches.map(\.nonFinite) == [1])
    #expect(try file.curve("c").stretches.isEmpty)
  }

  @Test(arguments: ["", "step,a", "step,a\n", "step,a\n1,", "step,a\n1,2"])
  func withoutAWholeLineThereIsNothing(text: String) throws {
    let file = try file(text)
    #expect(file.newest.isEmpty)
    #expect(try file.curve("a").stretches.isEmpty)
    #expect(file.recentMean("a") == nil)
  }

  @Test func aTornOrStrangeLineIsLeftOut() throws {
    let file = try file("step,a\n1,10\nx,y\n\n2\n3,30,40\n4,4")
    #expect(file.newest.last?.cells == ["3", "30", "40"])
    #expect(try file.curve("a").stretches.compactMap(\.mean) == [10, 30])
  }

  @Test func meansAreOfTheNewestFiniteValues() throws {
    let file = try file("step,a\n1,100\n2,4\n3,nan\n4,8\n")
    #expect(file.recentMean("a", count: 3) == 6)
    #expect(file.recentMean("b") == nil)
  }

  @Test func stretchesSumUpTheirLines() throws {
    let lines = (1...1000).map { "\($0),\($0 % 2 == 0 ? "\($0)" : "inf")\n" }
    let curve = try file("step,a\n" + lines.joined()).curve("a", pieces: 10)
    #expect(curve.stretches.map(\.firstStep) == stride(from: 1, to: 1000, by: 100).map { $0 })
    #expect(curve.stretches.map(\.lastStep) == stride(from: 100, through: 1000, by: 100).map { $0 })
    #expect(curve.stretches.first?.mean == 51)
    #expect(curve.stretches.first?.low == 2)
    #expect(curve.stretches.last?.high == 1000)
    #expect(curve.stretches.allSatisfy { $0.count == 50 && $0.nonFinite == 50 })
  }

  @Test func whatWasGoneBackFromIsLeftOut() throws {
    let first = (1...300).map { "\($0),1\n" }.joined()
    let second = (201...250).map { "\($0),2\n" }.joined()
    let curve = try file("step,a\n" + first + second).curve("a", pieces: 100)
    #expect(curve.stretches.last?.lastStep == 250)
    #expect(curve.stretches.map(\.firstStep) == curve.stretches.map(\.firstStep).sorted())
    let values = curve.stretches.filter { $0.lastStep > 200 }.map(\.mean)
    #expect(!values.isEmpty && values.allSatisfy { $0 == 2 })
    #expect(curve.stretches.reduce(0) { $0 + $1.count } == 250)
  }

  @Test func aMillionStepsAreReadInBoundedTime() throws {
    var text = "step,epoch,time,discriminatorLoss,generatorLoss,realScore,fakeScore,penalty\n"
    text.reserveCapacity(100 << 20)
    for step in 1...1_000_000 { text += "\(step),12,3456.789,\(step % 97),0.7012345,0.5,0.4,0\n" }
    try text.write(toFile: folder.file("m.csv"), atomically: false, encoding: .utf8)
    let clock = ContinuousClock()
    var curve = MetricsCurve()
    let time = try clock.measure {
      let file = try MetricsFile(folder.file("m.csv"))
      #expect(file.newest.last?.cells.first == "1000000")
      curve = try file.curve("discriminatorLoss")
    }
    #expect(time < .seconds(0.5), "\(time)")
    #expect(curve.stretches.count == 400)
    #expect(curve.stretches.first?.firstStep == 1)
    #expect(curve.stretches.last?.lastStep == 1_000_000)
    #expect(curve.stretches.allSatisfy { abs(($0.mean ?? 0) - 48) < 12 })
    let steps = curve.stretches.flatMap { [$0.firstStep, $0.lastStep] }
    #expect(steps == steps.sorted())
  }

  @Test func neighbouringPartsShareNoLine() throws {
    // Parts of 8 bytes: every line is in one of them, and in one only.
    let lines = (1...100_000).map { "\($0),\($0 * 1_000_003)\n" }
    let file = try file("step,a\n" + lines.joined())
    let curve = try file.curve("a", pieces: 1 << 18)
    #expect(curve.stretches.reduce(0) { $0 + $1.count } == 100_000)
    #expect(curve.stretches.last?.lastStep == 100_000)
  }
}
