import Foundation

/// The measurements of a run, `metrics.csv`, read with bounded work however long the run was.
///
/// Columns go by their names, in any order. A last line without an end is left out: it may be torn.
public struct MetricsFile: Sendable {
  /// One line.
  public struct Row: Equatable, Sendable {
    /// A cell a column, as it is written.
    public let cells: [String]
  }

  private let path: String
  /// The names of the first line.
  public let columns: [String]
  /// The newest lines, oldest first; at most `tailLimit` bytes of them.
  public let newest: [Row]
  private let dialect: TableDialect
  private let dataStart: Int
  private let end: Int

  private static let tailLimit = 1 << 15

  /// Reads the names and the newest lines. Throws `FileError` where the file cannot be read.
  public init(_ path: String) throws(FileError) {
    self.path = path
    let file = try InputFile(path)
    let head = try file.bytes(at: 0, count: 1 << 14)
    let first = head.prefix { $0 != UInt8(ascii: "\n") }
    // Without an end to the first line there is no measurement either.
    dataStart = first.count < head.count ? first.count + 1 : file.size
    let names = TextLines.withoutMark(Array(first))
    let dialect = TableDialect(header: names)
    self.dialect = dialect
    columns = dialect.cells(names)
    end = file.size
    let start = max(dataStart, end - Self.tailLimit)
    let tail = try file.bytes(at: start, count: end - start)
    newest = Self.lines(tail, isWholeAtStart: start == dataStart).map {
      Row(cells: dialect.cells($0))
    }
  }

  /// The cell of a column; nil where the file has no such column, or the line no such cell.
  public func cell(_ column: String, of row: Row) -> String? {
    guard let index = columns.firstIndex(of: column), row.cells.indices.contains(index),
      !row.cells[index].isEmpty
    else { return nil }
    return row.cells[index]
  }

  /// The number in a column; nil where there is none.
  public func number(_ column: String, of row: Row) -> Double? {
    cell(column, of: row).flatMap(Double.init)
  }

  /// Means of the newest lines: of at most `count`, and of finite numbers.
  public func recentMean(_ column: String, count: Int = 100) -> Double? {
    let values = newest.suffix(count).compactMap { number(column, of: $0) }.filter(\.isFinite)
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// The course of a column over `step`, in at most `pieces` stretches.
  ///
  /// Of a file of more than two megabytes only evenly spread parts are read. Where a run went back
  /// to an earlier step, what came after that step the first time is left out. `pieces` are at
  /// least 1. Throws `FileError` where the file cannot be read.
  public func curve(_ column: String, pieces: Int = 400) throws(FileError) -> MetricsCurve {
    guard let step = columns.firstIndex(of: "step"), let value = columns.firstIndex(of: column),
      pieces > 0
    else { return MetricsCurve() }
    let file = try InputFile(path)
    let length = max(min(end, file.size) - dataStart, 0)
    let window = max(Self.readLimit / pieces, 1)
    let count = length > window * pieces ? pieces : (length + window - 1) / window
    var curve = MetricsCurve()
    for index in 0..<count {
      let part = try self.part(index, of: count, window: window, length: length, in: file)
      curve.append(
        part.compactMap { pair($0, step, value) }, pieces: max(pieces / max(count, 1), 1))
    }
    return curve
  }

  private static let readLimit = 1 << 21

  /// The lines of one part. Parts that follow each other share no line: one that begins inside a
  /// part and ends behind it belongs to that part.
  private func part(
    _ index: Int, of count: Int, window: Int, length: Int, in file: borrowing InputFile
  ) throws(FileError) -> [ArraySlice<UInt8>] {
    let isWhole = length <= window * count
    let offset = isWhole || count < 2 ? index * window : (length - window) * index / (count - 1)
    let reach = min(window, length - offset)
    let slack = 1 << 12
    // One byte before tells whether a line starts right here.
    let before = offset == 0 ? 0 : 1
    let bytes = try file.bytes(
      at: dataStart + offset - before, count: min(before + reach + slack, length - offset + before))
    let skipped = before == 0 ? 0 : bytes.prefix { $0 != UInt8(ascii: "\n") }.count + 1
    var lines: [ArraySlice<UInt8>] = []
    var start = skipped
    while start < min(before + reach, bytes.count),
      let stop = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
    {
      lines.append(bytes[start..<stop])
      start = stop + 1
    }
    return lines
  }

  private static func lines(_ bytes: [UInt8], isWholeAtStart: Bool) -> [ArraySlice<UInt8>] {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    // What follows the last end of line is empty, or torn.
    lines.removeLast()
    return (isWholeAtStart ? lines[...] : lines.dropFirst())
      .filter { line in !line.allSatisfy { $0 == UInt8(ascii: "\r") } }
  }

  private func pair(
    _ line: ArraySlice<UInt8>, _ step: Int, _ value: Int
  ) -> (step: Int, value: Double)? {
    let cells = dialect.cells(line, limit: max(step, value) + 1)
    guard cells.count > max(step, value), let number = Int(cells[step]),
      let measured = Double(cells[value])
    else { return nil }
    return (number, measured)
  }
}
