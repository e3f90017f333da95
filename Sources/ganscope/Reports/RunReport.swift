import Foundation
import GANEngine
import RunStore
import SystemPackage
import TextUI

/// All that is known of a run, for people and for scripts.
struct RunReport: Encodable {
  struct CheckpointFile: Encodable {
    let name: String
    let bytes: Int
  }

  let run: RunLine
  /// The contents of `run.json`; nil where it is missing or damaged.
  let description: JSONValue?
  /// The newest measurements by column.
  let metrics: [String: JSONValue]
  /// The one to go on from first.
  let checkpoints: [CheckpointFile]
  /// The newest events, oldest first.
  let journal: [JournalExcerpt.Entry]
  let journalIsCut: Bool
  let unreadableJournalLines: Int
  /// The columns of `metrics` in the order of the file.
  private let columns: [String]

  private enum CodingKeys: CodingKey {
    case run, description, metrics, checkpoints, journal, journalIsCut, unreadableJournalLines
  }

  init(_ directory: RunDirectory) {
    let summary = RunSummary(directory, journalLimit: 1 << 19)
    run = RunLine(summary)
    description = (try? InputFile.contents(of: directory.descriptionPath))
      .flatMap { try? JSONDecoder().decode(JSONValue.self, from: Data($0)) }
    columns = summary.metrics?.columns ?? []
    metrics = Self.metrics(summary.metrics)
    checkpoints = directory.checkpoints().map { path in
      let facts = try? FileManager.default.attributesOfItem(atPath: path)
      return CheckpointFile(
        name: FilePath(path).name, bytes: facts?[.size] as? Int ?? 0)
    }
    journal = summary.journal.entries
    journalIsCut = summary.journal.isCut
    unreadableJournalLines = summary.journal.unreadableLines
  }

  private static func metrics(_ file: MetricsFile?) -> [String: JSONValue] {
    guard let file, let row = file.newest.last else { return [:] }
    var metrics: [String: JSONValue] = [:]
    for column in file.columns {
      guard let cell = file.cell(column, of: row) else { continue }
      metrics[column] = Int(cell).map { .integer($0) } ?? Double(cell).map { .number($0) }
      if metrics[column] == nil { metrics[column] = .string(cell) }
    }
    return metrics
  }

  var text: String {
    let state = run.state.rawValue + (run.process.map { ", process \($0)" } ?? "")
    let head = "\(run.path.asShown)  \(state), \(NumberText.grouped(run.steps)) steps"
    return [
      head, section("Description", descriptionRows), section("Last measurements", metricRows),
      section("Checkpoints", checkpointRows), section("Journal", journalRows),
    ].joined(separator: "\n\n")
  }

  private func section(_ title: String, _ rows: [[String]]) -> String {
    guard !rows.isEmpty else { return "\(title): none" }
    return "\(title)\n"
      + TextTable(header: [], rows: rows.map { [""] + $0 }).text
  }

  private var descriptionRows: [[String]] {
    description.map { Self.flattened($0, name: "") } ?? []
  }

  private var metricRows: [[String]] {
    columns.compactMap { column in metrics[column].map { [column, $0.text] } }
  }

  private var checkpointRows: [[String]] {
    checkpoints.map { file in
      [file.name, NumberText.fixed(Double(file.bytes) / 1e6, decimals: 1) + " MB"]
    }
  }

  private var journalRows: [[String]] {
    var rows = journal.map { ["\($0.step)", $0.time, $0.event, $0.text] }
    if journalIsCut { rows.insert(["…", "earlier lines are in journal.jsonl"], at: 0) }
    if unreadableJournalLines > 0 {
      rows.append(["–", "\(counted(unreadableJournalLines, "line")) could not be read"])
    }
    return rows
  }

  /// Members of members by dotted names.
  private static func flattened(_ value: JSONValue, name: String) -> [[String]] {
    guard case .object(let members) = value else { return [[name, value.text]] }
    return members.sorted { $0.key < $1.key }.flatMap { member in
      flattened(member.value, name: name.isEmpty ? member.key : "\(name).\(member.key)")
    }
  }
}
