import Foundation
import GANEngine

/// `metrics.csv`: a header, then the rows of a run by ascending step.
///
/// Columns: `step` (the last of the stretch), `steps` (how many it covers), `epoch`, `time` (ISO 8601,
/// UTC), `stepsPerSecond`, then for each `Metric` its mean under its name, and `_min` and `_max`.
/// Values that are not finite are written as `NaN`, `inf` or `-inf`. Rows wait in memory until `flush`.
public final class MetricsTable: Sendable {
  private let file: AppendedFile

  /// The file.
  public var path: String { file.path }

  /// A table that is begun, or continued, with the first flush.
  public init(path: String) {
    file = AppendedFile(path: path, header: Array("\(Self.header)\n".utf8), cut: Self.cut)
  }

  /// Takes note of a row; its step is greater than that of the row before.
  public func append(_ row: MetricsRow) {
    file.append(Array("\(row.text)\n".utf8), step: row.step)
  }

  /// Takes out the rows of steps behind `step`: what a run does that goes on from there, so that no
  /// step is told twice. In the file that happens with the next flush, in one cut.
  public func rewind(to step: Int) { file.rewind(to: step) }

  /// Adds the rows that wait to the file. Where that fails they wait for the next flush.
  @discardableResult
  public func flush() -> FileError? { file.flush() }

  private static let header = MetricsRow.columns.joined(separator: ",")

  /// Reads the rows of a table; a torn last one is left out.
  /// - Throws: `FileError`.
  public static func rows(of path: String) throws -> [MetricsRow] {
    let file = try InputFile(path)
    return rows(try file.next(file.size, of: UInt8.self) ?? []) ?? []
  }

  /// What a user should know of a table that this program has not written as it is, before rows are
  /// added to it; nil where there is nothing to say.
  public static func note(of path: String) -> String? {
    guard let bytes = try? InputFile.contents(of: path), !bytes.isEmpty,
      lengthKept(of: Data(bytes), through: .max) == 0
    else { return nil }
    let shown = path.asShownPath
    guard rows(bytes) != nil else {
      let kind = FileKind(bytes)
      let found =
        if case .text = kind { "has other columns than measurements have" } else {
          "is \(kind.words)"
        }
      return "\(shown) \(found); it is set aside as metrics.csv.old"
    }
    return
      "\(shown) was saved by another program: it is read on and written as before; what was there is "
      + "metrics.csv.bak"
  }

  // The rows of a table in whatever manner it was saved; nil where columns are missing.
  private static func rows(_ bytes: [UInt8]) -> [MetricsRow]? {
    let lines = TextLines.split(bytes)
    guard let head = lines.first else { return nil }
    let dialect = TableDialect(header: head)
    let names = dialect.cells(head)
    let places = MetricsRow.columns.map { names.firstIndex(of: $0) }
    guard !places.contains(nil) else { return nil }
    return lines.dropFirst().compactMap { line in
      let cells = dialect.cells(line)
      let chosen = places.compactMap { place in
        place.flatMap { cells.indices.contains($0) ? cells[$0] : nil }
      }
      return MetricsRow(cells: chosen)
    }
  }

  @Sendable private static func cut(_ path: String, behind step: Int) throws(FileError) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_size > 0 else { return }
    guard status.st_mode & S_IFMT == S_IFREG, let bytes = try? InputFile.contents(of: path) else {
      throw FileError(.read, path, code: EIO)
    }
    let length = lengthKept(of: Data(bytes), through: step)
    if length == 0 {
      try renew(path, bytes, through: step)
    } else if length < bytes.count {
      guard truncate(path, off_t(length)) == 0 else { throw FileError(.write, path, code: errno) }
    }
  }

  // Another program's table, or that of a version with other columns. What was there stays under
  // another name before the table takes its place, each whole or not at all.
  private static func renew(
    _ path: String, _ bytes: [UInt8], through step: Int
  ) throws(FileError) {
    guard let rows = rows(bytes) else {
      guard rename(path, "\(path).old") == 0 else {
        throw FileError(.replace, path, code: errno)
      }
      return
    }
    let kept = rows.filter { $0.step <= step }.sorted { $0.step < $1.step }
    let text = ([header] + kept.map(\.text)).joined(separator: "\n") + "\n"
    try AtomicFile.write(bytes, to: "\(path).bak")
    try AtomicFile.write(Array(text.utf8), to: path)
  }

  // Rows ascend, so that what is kept is the beginning of the file.
  private static func lengthKept(of bytes: Data, through step: Int) -> Int {
    var length = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      guard line.endIndex < bytes.endIndex else { return length }
      if length == 0 {
        guard String(decoding: line, as: UTF8.self) == header else { return 0 }
      } else {
        let number = line.prefix { $0 != UInt8(ascii: ",") }
        guard let row = Int(String(decoding: number, as: UTF8.self)), row <= step else {
          return length
        }
      }
      length = line.endIndex + 1
    }
    return length
  }
}
