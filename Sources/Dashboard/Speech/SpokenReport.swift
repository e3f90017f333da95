import GANEngine
import TextUI

/// A run in sentences, for screen readers and logs. What is new is said once.
public struct SpokenReport: Sendable {
  private var preparation: String?
  private var hasBegun = false
  private var lastEvent: RunEvent?
  private var lastStep: Int?
  private var lastState: RunState?
  private var lastScores: QualityRecord.Point?
  private var diagnoses: [Diagnosis]?

  /// Nothing said yet.
  public init() {}

  /// What is new in `frame`; with `isDue` also where training stands, if it has moved on.
  public mutating func sentences(_ frame: Frame, isDue: Bool) -> [String] {
    guard frame.info.preparation == nil else { return announce(frame.info.preparation) }
    let snapshot = frame.snapshot
    var said = begin(frame) + events(snapshot) + doctor(snapshot) + scores(snapshot.quality)
    let hasMoved = snapshot.progress.step != lastStep || snapshot.progress.state != lastState
    if isDue, hasMoved, snapshot.measurements.history.count > 0 {
      said.append(SpokenProgress(snapshot).sentence)
      (lastStep, lastState) = (snapshot.progress.step, snapshot.progress.state)
    }
    return said
  }

  private mutating func announce(_ words: String?) -> [String] {
    guard let words, words != preparation else { return [] }
    preparation = words
    return [words.prefix(1).uppercased() + words.dropFirst() + "."]
  }

  private mutating func begin(_ frame: Frame) -> [String] {
    guard !hasBegun else { return [] }
    hasBegun = true
    // The scores that a resumed run begins with are no news.
    lastScores = frame.snapshot.quality.points.last
    let info = frame.info
    let count = info.dataCount > 0 ? ", \(NumberText.grouped(info.dataCount)) digits" : ""
    let place = info.runPath.isEmpty ? "" : " The run is kept in \(info.runPath.asShown)."
    return [
      "Training \(info.preset) on \(info.dataName)\(count), in \(info.precision).\(place) "
        + "Control C saves and ends."
    ]
  }

  // What earlier sessions of the run did is no news.
  private mutating func events(_ snapshot: Snapshot) -> [String] {
    let seen = lastEvent.flatMap { snapshot.journal.events.lastIndex(of: $0) }
    let news = snapshot.journal.events.suffix(from: seen.map { $0 + 1 } ?? 0)
    lastEvent = snapshot.journal.events.last
    return news.filter { $0.time >= snapshot.progress.startTime }.compactMap(\.sentence)
  }

  private mutating func doctor(_ snapshot: Snapshot) -> [String] {
    guard let report = snapshot.doctor else { return [] }
    let found = report.findings.map(\.diagnosis)
    guard found != diagnoses else { return [] }
    diagnoses = found
    return [report.spoken]
  }

  private mutating func scores(_ quality: QualityRecord) -> [String] {
    guard let point = quality.points.last, point != lastScores else { return [] }
    let before = lastScores
    lastScores = point
    // After going back the newest scores are older ones.
    guard before?.step ?? -1 <= point.step, let distance = point.frechet else { return [] }
    let value = NumberText.fixed(distance, decimals: 1)
    return [
      "Fréchet distance \(value) at step \(NumberText.grouped(point.step)), of "
        + "\(NumberText.grouped(point.count)) digits\(Self.comparison(point, with: before))."
    ]
  }

  // Distances of unequal numbers of digits do not compare.
  private static func comparison(
    _ point: QualityRecord.Point, with before: QualityRecord.Point?
  ) -> String {
    guard let before, before.count == point.count, let old = before.frechet,
      let new = point.frechet
    else { return "" }
    let word = new < old ? "better than" : new > old ? "worse than" : "the same as"
    return ", \(word) the \(NumberText.fixed(old, decimals: 1)) before"
  }
}
