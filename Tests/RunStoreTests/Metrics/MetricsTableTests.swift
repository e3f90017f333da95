import Foundation
import GANEngine
import Testing

@testable import RunStore

@Suite struct MetricsTableTests {
  private let folder: TemporaryFolder
  private var path: String { folder.file("metrics.csv") }

  init() throws { folder = try TemporaryFolder() }

  private static let header = """
    step,steps,epoch,time,stepsPerSecond,discriminatorLoss,discriminatorLoss_min,\
    discriminatorLoss_max,generatorLoss,generatorLoss_min,generatorLoss_max,realScore,\
    realScore_min,realScore_max,fakeScore,fakeScore_min,fakeScore_max,penalty,penalty_min,\
    penalty_max,realAccuracy,realAccuracy_min,realAccuracy_max,fakeAccuracy,fakeAccuracy_min,\
    fakeAccuracy_max,generatorGradient,generatorGradient_min,generatorGradient_max,\
    discriminatorGradient,discriminatorGradient_min,discriminatorGradient_max

    """

  private static func row(_ step: Int, _ value: Float = 0.5) -> MetricsRow {
    MetricsRow(
      step: step, steps: 1, epoch: 1, time: 1.5, stepsPerSecond: 25,
      spreads: Metric.allCases.map { _ in .init(mean: value, minimum: value, maximum: value) })
  }

  private func text() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  private func steps() throws -> [Int] { try MetricsTable.rows(of: path).map(\.step) }

  @Test func writesAHeaderOnceAndALineARow() throws {
    for step in 1...2 {
      let table = MetricsTable(path: path)
      table.append(Self.row(step))
      #expect(table.flush() == nil)
    }
    let values = String(repeating: ",0.5", count: 27)
    #expect(
      try text() == Self.header
        + "1,1,1,1970-01-01T00:00:01.500Z,25.0\(values)\n"
        + "2,1,1,1970-01-01T00:00:01.500Z,25.0\(values)\n")
  }

  @Test(arguments: [0, 1e-9, .pi, .greatestFiniteMagnitude, .infinity, -.infinity] as [Float])
  func aRowReadsBackAsItWas(value: Float) throws {
    let row = Self.row(7, value)
    #expect(MetricsRow(row.text) == row)
  }

  @Test func nothingIsWrittenBeforeTheFlush() throws {
    let table = MetricsTable(path: path)
    table.append(Self.row(1))
    #expect(try folder.names() == [])
    #expect(table.flush() == nil)
    #expect(try folder.names() == ["metrics.csv"])
  }

  @Test func goingOnFromAStepLeavesNoStepTwice() throws {
    let first = MetricsTable(path: path)
    for step in 1...9 { first.append(Self.row(step)) }
    #expect(first.flush() == nil)
    let torn = FileHandle(forWritingAtPath: path)
    try torn?.seekToEnd()
    try torn?.write(contentsOf: Data("10,1,1,1970-01-01T0".utf8))
    try torn?.close()

    let second = MetricsTable(path: path)
    second.rewind(to: 6)
    second.append(Self.row(7, 2))
    #expect(second.flush() == nil)
    #expect(try steps() == [1, 2, 3, 4, 5, 6, 7])
    #expect(try MetricsTable.rows(of: path).last?[.penalty].mean == 2)
  }

  @Test func goingBackTwiceKeepsWhatIsLeftOfBoth() throws {
    let table = MetricsTable(path: path)
    for step in 1...9 { table.append(Self.row(step)) }
    #expect(table.flush() == nil)
    for step in 10...12 { table.append(Self.row(step)) }
    table.rewind(to: 4)
    for step in 5...8 { table.append(Self.row(step, 2)) }
    table.rewind(to: 6)
    table.append(Self.row(7, 3))
    #expect(table.flush() == nil)
    #expect(try steps() == [1, 2, 3, 4, 5, 6, 7])
    let means = try MetricsTable.rows(of: path).map { $0[.penalty].mean }
    #expect(means == [0.5, 0.5, 0.5, 0.5, 2, 2, 3])
  }

  @Test func aTableWithOtherColumnsIsSetAside() throws {
    try Data("step,loss\n1,2\n".utf8).write(to: URL(fileURLWithPath: path))
    let table = MetricsTable(path: path)
    table.rewind(to: 5)
    table.append(Self.row(6))
    #expect(table.flush() == nil)
    #expect(try steps() == [6])
    #expect(try folder.names() == ["metrics.csv", "metrics.csv.old"])
  }

  @Test func whatCouldNotBeWrittenIsWrittenLater() throws {
    let inside = folder.file("run")
    let table = MetricsTable(path: "\(inside)/metrics.csv")
    table.append(Self.row(1))
    #expect(table.flush() == FileError(.open, table.path, code: ENOENT))
    table.append(Self.row(2))
    #expect(table.flush() == FileError(.open, table.path, code: ENOENT))
    try FileManager.default.createDirectory(atPath: inside, withIntermediateDirectories: false)
    #expect(table.flush() == nil)
    #expect(try MetricsTable.rows(of: table.path).map(\.step) == [1, 2])
  }

  @Test func aFullDiskIsAnErrorAndNotATrap() {
    let table = MetricsTable(path: "/dev/full")
    table.append(Self.row(1))
    #expect(table.flush() == FileError(.write, "/dev/full", code: ENOSPC))
  }

  @Test func everyTruncationReadsAsTheRowsBefore() throws {
    let table = MetricsTable(path: path)
    for step in 1...3 { table.append(Self.row(step)) }
    #expect(table.flush() == nil)
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    for length in 0..<whole.count {
      try whole.prefix(length).write(to: URL(fileURLWithPath: path))
      let read = try MetricsTable.rows(of: path).map(\.step)
      #expect(read == Array((1...3).prefix(read.count)))
      let again = MetricsTable(path: path)
      again.rewind(to: 2)
      again.append(Self.row(3, 9))
      #expect(again.flush() == nil)
      #expect(try text().hasPrefix(Self.header))
      #expect(try MetricsTable.rows(of: path).last == Self.row(3, 9))
    }
  }

  @Test(.enabled(if: Python.isWanted, "\(Python.missing)"))
  func pandasReadsNumbersAndTimes() throws {
    let table = MetricsTable(path: path)
    let values: [Float] = [0.25, .nan, .infinity, -.infinity, 1e-30]
    for (step, value) in values.enumerated() {
      table.append(Self.row(step + 1, value))
    }
    #expect(table.flush() == nil)
    let output = try Python.run(
      """
      import sys, pandas
      t = pandas.read_csv(sys.argv[1], parse_dates=["time"])
      print(t.shape, str(t.step.dtype)[:3], {str(d) for d in t.dtypes.iloc[4:]})
      print(str(t.time.dtype)[:8], t.time[0].isoformat())
      print(t.penalty.tolist(), t.realScore_max.tolist())
      """, path)
    #expect(
      output == """
        (5, 32) int {'float64'}
        datetime 1970-01-01T00:00:01.500000+00:00
        [0.25, nan, inf, -inf, 1e-30] [0.25, nan, inf, -inf, 1e-30]

        """)
  }

  /// What spreadsheets make of a table when they save it.
  static let manners: [(name: String, change: @Sendable (String) -> String)] = [
    ("CR LF", { $0.replacing("\n", with: "\r\n") }),
    ("a mark of UTF-8", { "\u{FEFF}" + $0 }),
    ("semicolons", { $0.replacing(",", with: ";") }),
    (
      "semicolons and decimal commas",
      { $0.replacing(",", with: ";").replacing("0.5", with: "0,5") }
    ),
    ("tabs", { $0.replacing(",", with: "\t").replacing("\n", with: "\r\n") }),
    (
      "quotes",
      { text in
        text.split(separator: "\n").map { line in
          line.split(separator: ",").map { "\"\($0)\"" }.joined(separator: ",") + "\n"
        }.joined()
      }
    ),
    ("a blank line at the end", { $0 + "\r\n" }),
    ("times of a country", { $0.replacing("1970-01-01T00:00:01.500Z", with: "01/01/1970 00:00") }),
  ]

  @Test(arguments: manners)
  func aTableThatASpreadsheetSavedIsReadOn(
    _ manner: (name: String, change: @Sendable (String) -> String)
  ) throws {
    let table = MetricsTable(path: path)
    for step in 1...4 { table.append(Self.row(step)) }
    table.flush()
    #expect(MetricsTable.note(of: path) == nil)
    let saved = manner.change(try text())
    try saved.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try steps() == [1, 2, 3, 4], "\(manner.name)")
    #expect(try MetricsTable.rows(of: path).allSatisfy { $0[.generatorLoss].mean == 0.5 })
    let file = try MetricsFile(path)
    #expect(file.newest.last.flatMap { file.number("generatorLoss", of: $0) } == 0.5)
    #expect(try !file.curve("generatorLoss").stretches.isEmpty)
    let later = MetricsTable(path: path)
    later.rewind(to: 3)
    later.append(Self.row(4))
    #expect(later.flush() == nil)
    #expect(try steps() == [1, 2, 3, 4])
    #expect(try text().hasPrefix(Self.header + "1,1,1,"))
  }

  @Test func whoSavedATableIsSaid() throws {
    try Data("a,b\n1,2\n".utf8).write(to: URL(filePath: path))
    #expect(MetricsTable.note(of: path)?.contains("set aside as metrics.csv.old") == true)
    try Data(Self.header.replacing(",", with: ";").utf8).write(to: URL(filePath: path))
    #expect(MetricsTable.note(of: path)?.contains("metrics.csv.bak") == true)
  }
}
