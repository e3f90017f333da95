import GANEngine
import TextUI

/// The settings as they are in force, and as they were asked for.
struct SettingValues: Sendable {
  let inForce: Snapshot.Settings
  /// Those that the session has not confirmed yet.
  let pending: [Hyperparameter: Model.Pending]

  /// The value asked for last, or the one in force.
  func value(_ parameter: Hyperparameter) -> Double {
    pending[parameter]?.value ?? inForce.hyperparameters[parameter]
  }

  /// The value of a row as it is written.
  func text(_ row: SettingRow) -> String {
    switch row {
    case .live(let parameter): parameter.text(value(parameter)) + factorText(parameter)
    case .fixed(let setting): setting.text(inForce.configuration)
    }
  }

  // What a gap-aware rate does at the moment: ` ×0.42`.
  private func factorText(_ parameter: Hyperparameter) -> String {
    guard parameter == .gapAware, value(.gapAware) > 0,
      let factor = inForce.discriminatorRateFactor
    else { return "" }
    return " ×" + NumberText.fixed(factor, decimals: 2)
  }
}
