import Foundation
import GANEngine
import RunStore
import TextUI

/// A run as one line of a list.
struct RunLine: Encodable {
  let name: String
  let path: String
  let state: RunStatus
  let process: Int32?
  let preset: String?
  let data: String?
  let steps: Int
  /// Of the newest measurement; nil where there is none or it is not finite.
  let discriminatorLoss: Double?
  let generatorLoss: Double?
  /// The least Fréchet distance of the most digits scored.
  let bestFrechet: Double?
  let bestStep: Int?
  /// ISO 8601, UTC.
  let started: String?
  let lastEvent: String?
  private let startTime: Double?

  private enum CodingKeys: CodingKey {
    case name, path, state, process, preset, data, steps, discriminatorLoss, generatorLoss
    case bestFrechet, bestStep
    case started, lastEvent
  }

  init(_ run: RunSummary) {
    name = run.name
    path = run.directory.path
    state = run.status
    process = run.process
    preset = run.description?.preset
    data = run.description?.data
    steps = run.steps
    discriminatorLoss = run.last("discriminatorLoss").flatMap { $0.isFinite ? $0 : nil }
    generatorLoss = run.last("generatorLoss").flatMap { $0.isFinite ? $0 : nil }
    let best = ScoresFile.best(of: ScoresFile.contents(of: run.directory.scoresPath))
    (bestFrechet, bestStep) = (best?.frechet, best?.step)
    started = run.description?.startTime ?? run.journal.entries.first?.time
    lastEvent = run.journal.entries.last?.time
    startTime = run.startTime
  }

  static func newestFirst(_ lines: [RunLine]) -> [RunLine] {
    lines.sorted { ($0.startTime ?? 0, $0.name) > ($1.startTime ?? 0, $1.name) }
  }

  static func table(_ lines: [RunLine]) -> String {
    TextTable(
      header: ["name", "state", "steps", "D loss", "G loss", "Fréchet", "started"],
      rows: lines.map { line in
        [
          line.name, line.state.rawValue, NumberText.grouped(line.steps),
          loss(line.discriminatorLoss), loss(line.generatorLoss),
          line.bestFrechet.map { NumberText.fixed($0, decimals: 1) } ?? "–",
          line.startTime.map(localTime) ?? "–",
        ]
      }, numeric: [2, 3, 4, 5]
    ).text
  }

  private static func loss(_ value: Double?) -> String {
    value.map { NumberText.fixed($0, decimals: 3) } ?? "–"
  }

  /// E.g. 2026-03-01 09:05, in the time zone of the user.
  static func localTime(_ seconds: Double) -> String {
    var moment = time_t(seconds)
    var parts = tm()
    localtime_r(&moment, &parts)
    return String(
      format: "%04d-%02d-%02d %02d:%02d", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday,
      parts.tm_hour, parts.tm_min)
  }
}
