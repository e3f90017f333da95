import Foundation
import GANEngine

/// `metrics.csv`: a header, then the rows of a run by ascending step.
///
/// Columns: `step` (the last of the stretch), `steps` (how many it covers), `epoch`, `time` (ISO 8601,
/// UTC), `stepsPerSecond`, then for each `Metric` its mean under its name, and `_min` and `_max`.
/// What is no number is `NaN`, `inf` or `-inf`. Rows wait in memory until `flush`.
public final class MetricsTable: Sendable {
  private let file: AppendedFile

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
    let bytes = try file.next(file.size, of: UInt8.self) ?? []
    return bytes.split(separator: UInt8(ascii: "\n")).dropFirst()
      .compactMap { MetricsRow(String(decoding: $0, as: UTF8.self)) }
  }

  @Sendable private static func cut(_ path: String, behind step: Int) throws(FileError) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_size > 0 else { return }
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw FileError(.read, path, code: EIO)
    }
    let length = lengthKept(of: bytes, through: step)
    if length == 0 {
      // Another program's table, or that of a version with other columns.
      guard rename(path, "\(path).old") == 0 else { throw FileError(.replace, path, code: errno) }
    } else if length < bytes.count {
      guard truncate(path, off_t(length)) == 0 else { throw FileError(.write, path, code: errno) }
    }
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
