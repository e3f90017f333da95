import Foundation
public import GANEngine
import SwiftProtobuf

/// `events.out.tfevents.*`: what TensorBoard shows of a run.
///
/// Scalars bear the names of the columns of `metrics.csv`: each metric's mean under its name, where a
/// row covers several steps also `_min` and `_max`, and `stepsPerSecond`. The image `samples` is the
/// grid. Each session of a run has a file of its own, so that one that was torn stays as it is.
public final class TensorBoardEvents: Sendable {
  private let file: AppendedFile

  /// The file's path, in the run's folder.
  public var path: String { file.path }

  /// A file that is begun with the first flush; its name sorts behind those in `folder`. `time` in
  /// seconds since 1970.
  public init(folder: String, time: Double) {
    let time = Timestamp.clamped(time)
    let header = Self.record(time: time, step: 0, .fileVersion("brain.Event:2"))
    file = AppendedFile(path: Self.newPath(in: folder, time), header: header) { _, _ in }
  }

  /// Takes note of a row, which waits in memory until `flush`.
  public func append(_ row: MetricsRow) {
    var summary = Tensorboard_Summary()
    summary.value = Metric.allCases.flatMap { metric in
      let spread = row[metric]
      let mean = Self.scalar(metric.name, spread.mean)
      guard row.steps > 1 else { return [mean] }
      return [
        mean, Self.scalar("\(metric.name)_min", spread.minimum),
        Self.scalar("\(metric.name)_max", spread.maximum),
      ]
    }
    summary.value.append(Self.scalar("stepsPerSecond", row.stepsPerSecond))
    append(.summary(summary), step: row.step, time: row.time)
  }

  /// Takes note of scores. `time` in seconds since 1970.
  public func append(_ scores: Scores, time: Double) {
    var summary = Tensorboard_Summary()
    let values: [(String, Double?)] = [
      ("frechet", scores.frechet), ("score", scores.score), ("kid", scores.kid),
      ("precision", scores.precision), ("recall", scores.recall), ("density", scores.density),
      ("coverage", scores.coverage), ("klToPrior", scores.klToPrior),
      ("confidence", scores.confidence),
    ]
    summary.value = values.compactMap { name, value in
      value.map { Self.scalar("scores\(scores.count)/\(name)", Float($0)) }
    }
    append(.summary(summary), step: scores.step ?? 0, time: time)
  }

  /// Takes note of the samples that the weights of `step` drew. `time` in seconds since 1970.
  /// - Throws: `SampleSheet.Failure`.
  public func append(_ sheet: SampleSheet, step: Int, time: Double) throws {
    var value = Tensorboard_Summary.Value()
    value.tag = "samples"
    value.image.height = Int32(clamping: sheet.height)
    value.image.width = Int32(clamping: sheet.width)
    value.image.colorspace = 1
    value.image.encodedImageString = Data(try sheet.png())
    var summary = Tensorboard_Summary()
    summary.value = [value]
    append(.summary(summary), step: step, time: time)
  }

  /// Says that what was recorded of steps behind `step` is no longer part of the run; TensorBoard
  /// leaves it out, also where it is in earlier files.
  public func rewind(to step: Int, time: Double) {
    file.rewind(to: step)
    var session = Tensorboard_SessionLog()
    session.status = .start
    append(.sessionLog(session), step: step + 1, time: time)
  }

  /// Adds what waits to the file. Where that fails it waits for the next flush.
  @discardableResult
  public func flush() -> FileError? { file.flush() }

  private func append(_ what: Tensorboard_Event.OneOf_What, step: Int, time: Double) {
    file.append(Self.record(time: time, step: step, what), step: step)
  }

  private static func record(
    time: Double, step: Int, _ what: Tensorboard_Event.OneOf_What
  ) -> [UInt8] {
    var event = Tensorboard_Event()
    event.wallTime = time
    event.step = Int64(step)
    event.what = what
    // Only a message of gigabytes, or a proto2 one that lacks a required field, cannot be encoded.
    guard let bytes: [UInt8] = try? event.serializedBytes() else { return [] }
    return TFRecord.framed(bytes)
  }

  private static func scalar(_ tag: String, _ number: Float) -> Tensorboard_Summary.Value {
    var value = Tensorboard_Summary.Value()
    value.tag = tag
    value.simpleValue = number
    return value
  }

  private static let prefix = "events.out.tfevents."

  // Readers go through the files by name: a session that begins within the second of another one
  // must not sort in front of it.
  private static func newPath(in folder: String, _ time: Double) -> String {
    let names = (try? FolderNames(of: folder))?.names ?? []
    let times = names.filter { $0.hasPrefix(prefix) }.compactMap {
      Int($0.dropFirst(prefix.count).prefix { $0 != "." })
    }
    let latest = times.filter { $0 < 9_999_999_999 }.max() ?? 0
    let digits = String(max(Int(time), latest + 1))
    let zeros = String(repeating: "0", count: max(10 - digits.count, 0))
    return "\(folder)/\(prefix)\(zeros)\(digits).\(Machine.hostName).\(getpid())"
  }
}
