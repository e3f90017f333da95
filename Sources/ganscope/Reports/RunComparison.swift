import GANEngine
import RunStore
import TextUI

/// Runs side by side: the settings that differ and where each one ended.
struct RunComparison: Encodable {
  struct Member: Encodable {
    /// The letter on the plot.
    let letter: String
    let run: RunLine
    /// Every setting by name; one that was changed live as `before → after`.
    let settings: [String: String]
    /// Means of the newest measurements, at most `meanLines` of them.
    let metrics: [String: Double]
  }

  /// The most runs that can be told apart on a plot.
  static let limit = 6
  static let meanLines = 100
  static let letters = ["A", "B", "C", "D", "E", "F"]

  let runs: [Member]
  /// Names of the settings that are not the same in all, in the order of the settings.
  let differing: [String]
  /// Names of measurements in the order of the files.
  private let columns: [String]

  private enum CodingKeys: CodingKey { case runs, differing }

  init(_ summaries: [RunSummary]) {
    let settings = summaries.map(RunSettings.init)
    var columns: [String] = []
    for column in summaries.flatMap({ $0.metrics?.columns ?? [] })
    where !columns.contains(column) && Self.isMeasurement(column) {
      columns.append(column)
    }
    self.columns = columns
    runs = zip(zip(Self.letters, summaries), settings).map { pair, settings in
      let means = columns.compactMap { column in
        pair.1.metrics?.recentMean(column, count: Self.meanLines).map { (column, $0) }
      }
      return Member(
        letter: pair.0, run: RunLine(pair.1),
        settings: Dictionary(settings.values) { first, _ in first },
        metrics: Dictionary(means) { first, _ in first })
    }
    var names: [String] = []
    for (name, _) in settings.flatMap(\.values) where !names.contains(name) { names.append(name) }
    let members = runs
    differing = names.filter { name in Set(members.map { $0.settings[name] }).count > 1 }
  }

  /// Whether a column says what was measured: not when, and not how far it spread within a row,
  /// which means of rows would say nothing of.
  private static func isMeasurement(_ column: String) -> Bool {
    !["step", "steps", "epoch", "time"].contains(column)
      && !["_min", "_max"].contains { column.hasSuffix($0) }
  }

  var text: String {
    let header = [""] + runs.map(\.letter)
    var rows = [
      ["run"] + runs.map(\.run.name), ["state"] + runs.map(\.run.state.rawValue),
      ["steps"] + runs.map { NumberText.grouped($0.run.steps) },
    ]
    rows += differing.map { name in [name] + runs.map { $0.settings[name] ?? "–" } }
    rows += columns.map { column in
      [column]
        + runs.map { $0.metrics[column].map { NumberText.significant($0, digits: 4) } ?? "–" }
    }
    let note =
      columns.isEmpty
      ? "no measurements yet" : "measurements: means of the last \(Self.meanLines) lines"
    let same = differing.isEmpty ? "all settings are the same; " : ""
    return TextTable(header: header, rows: rows).text + "\n\n" + same + note
  }
}
