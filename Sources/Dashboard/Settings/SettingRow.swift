package import GANEngine

/// A setting with a line of its own in the panel.
package enum SettingRow: Sendable {
  /// Changes at the next step.
  case live(Hyperparameter)
  /// Stays as it is until a restart.
  case fixed(FixedSetting)

  /// Every row by group, those that can change first.
  package static let all: [SettingRow] = Hyperparameter.Group.allCases.flatMap { group in
    Hyperparameter.allCases.filter { $0.group == group }.map(SettingRow.live)
      + FixedSetting.all.filter { $0.group == group }.map(SettingRow.fixed)
  }

  /// The index of the first row of each group that has any.
  static let groupStarts: [Int] = all.indices.filter { index in
    index == 0 || all[index].group != all[index - 1].group
  }

  /// Where a hyperparameter stands.
  static func index(of parameter: Hyperparameter) -> Int? {
    all.firstIndex { $0.parameter == parameter }
  }

  /// What can be changed here; nil for a fixed setting.
  var parameter: Hyperparameter? {
    if case .live(let parameter) = self { parameter } else { nil }
  }

  var label: String {
    switch self {
    case .live(let parameter): parameter.label
    case .fixed(let setting): setting.label
    }
  }

  var explanation: String {
    switch self {
    case .live(let parameter): parameter.explanation
    case .fixed(let setting): setting.explanation
    }
  }

  var group: Hyperparameter.Group {
    switch self {
    case .live(let parameter): parameter.group
    case .fixed(let setting): setting.group
    }
  }

  /// When a change of it takes effect.
  var effect: String { parameter == nil ? "restart" : "now" }
}

extension Model {
  var settingValues: SettingValues {
    SettingValues(inForce: snapshot.settings, pending: pending)
  }

  /// The value asked for last, or the one in force.
  func value(_ parameter: Hyperparameter) -> Double { settingValues.value(parameter) }

  /// The value of a row as it is written.
  func text(_ row: SettingRow) -> String { settingValues.text(row) }
}
