import GANEngine
import RunStore
import TextUI

/// The ladder of a judge for people and for scripts.
struct CalibrationReport {
  let ladder: ScoreLadder

  /// The rungs with all scores, and pairs whose order is wrong.
  var json: String {
    get throws {
      let rungs = ladder.entries.map { entry in
        JSONValue.object(
          EvaluationReport.members(entry.scores).merging(
            ["rung": .string(entry.rung.rawValue), "title": .string(entry.rung.title)]
          ) { $1 })
      }
      let pairs = ladder.misplaced.map {
        JSONValue.array([.string($0.better.rawValue), .string($0.worse.rawValue)])
      }
      let scores = ladder.entries.first?.scores
      return try JSONWriter.text(
        JSONValue.object([
          "judge": scores.map { .string($0.judge) } ?? .null,
          "reference": scores.map { .string($0.reference) } ?? .null,
          "rungs": .array(rungs), "misplaced": .array(pairs),
        ]))
    }
  }

  /// A line a rung, and whether they stand in order.
  var text: String {
    let first = ladder.entries.first?.scores
    let head = first.map { "judge=\($0.judge) ref=\($0.reference)" } ?? ""
    return [head, table.text, verdict].joined(separator: "\n")
  }

  private var table: TextTable {
    let columns: [(name: String, decimals: Int, value: (Scores) -> Double?)] = [
      ("Fréchet", 2, \.frechet), ("raw", 2, \.frechetRaw), ("floor", 2, \.frechetFloor),
      ("score", 2, \.score), ("KID", 1, \.kid), ("precision", 3, \.precision),
      ("recall", 3, \.recall), ("density", 3, \.density), ("coverage", 3, \.coverage),
      ("KL", 4, \.klToPrior), ("confidence", 3, \.confidence),
    ]
    let rows = ladder.entries.map { entry in
      [entry.rung.title, "\(entry.scores.count)"]
        + columns.map { column in
          column.value(entry.scores).map { NumberText.fixed($0, decimals: column.decimals) } ?? "–"
        }
    }
    return TextTable(
      header: ["images", "N"] + columns.map(\.name), rows: rows,
      numeric: Set(1...columns.count + 1))
  }

  private var verdict: String {
    guard !ladder.misplaced.isEmpty else {
      return "The order is as it should be: this judge can be trusted."
    }
    let pairs = ladder.misplaced.map { "\($0.worse.title) before \($0.better.title)" }
    return "This judge cannot be trusted: " + pairs.joined(separator: "; ")
  }
}
