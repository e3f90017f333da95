import GANEngine
import RunStore

/// Every setting of a run by name, in the order of groups, as it may be typed.
struct RunSettings {
  let values: [(String, String)]

  /// The settings of `run.json` with the live changes of the journal; none where it is missing.
  init(_ run: RunSummary) {
    guard let description = run.description else {
      values = []
      return
    }
    let configuration = description.configuration
    let changed = Self.changes(run.journal)
    let facts = [
      ("preset", description.preset), ("seed", "\(description.seed)"), ("data", description.data),
      ("precision", description.precision.rawValue), ("threads", "\(description.threads)"),
      ("version", description.version),
    ]
    values =
      facts
      + Hyperparameter.allCases.map { parameter in
        let value = HyperparameterValue(configuration.hyperparameters[parameter], of: parameter)
        let now = changed[parameter].map { " → \($0)" } ?? ""
        return (parameter.rawValue, value.text + now)
      } + FixedSetting.all.map { ($0.name, $0.text(configuration)) }
  }

  /// The newest value of what was changed.
  private static func changes(_ journal: JournalExcerpt) -> [Hyperparameter: String] {
    var changed: [Hyperparameter: String] = [:]
    for entry in journal.entries {
      guard case .set(let parameter, _, let value)? = entry.kind else { continue }
      changed[parameter] = HyperparameterValue(value, of: parameter).text
    }
    return changed
  }
}
