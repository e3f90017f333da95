import GANEngine

/// The names that `--set` knows, live and fixed.
enum SettingNames {
  private static let known: [(name: String, label: String)] =
    Hyperparameter.allCases.map { ($0.rawValue, $0.label) }
    + FixedSetting.all.map { ($0.name, $0.label) }

  /// What was probably meant by `name`, or where all names are listed.
  ///
  /// A label of the panel, such as `lr G`, and a name without its group, such as `learningRate`, are
  /// understood as well as a name that is misspelt.
  static func hint(_ name: String) -> String {
    let typed = name.lowercased()
    let meant = [
      known.filter { $0.label.lowercased() == typed || ending($0.name) == typed },
      known.filter { !typed.isEmpty && $0.label.lowercased().hasPrefix(typed) },
      known.filter { $0.name == NearestName.of(name, among: known.map(\.name)) },
    ].first { !$0.isEmpty }
    guard let meant else {
      return "'ganscope presets \(Preset.standard.name)' lists all of them"
    }
    return "did you mean " + meant.map { "'\($0.name)'" }.joined(separator: " or ") + "?"
  }

  private static func ending(_ name: String) -> String {
    String(name.drop { $0 != "." }.dropFirst()).lowercased()
  }
}
