import Dashboard
import Foundation
import GANEngine

/// Every setting of a preset, for people and for scripts.
struct PresetReport: Encodable {
  struct Row: Encodable {
    let name: String
    let group: String
    /// As `--set` takes it.
    let value: HyperparameterValue
    let initial: HyperparameterValue
    let differs: Bool
    /// When a change takes effect: `now` or `restart`.
    let applies: String
    let explanation: String
  }

  let name: String
  let summary: String
  let isDefault: Bool
  let settings: [Row]

  init(_ preset: Preset) {
    name = preset.name
    summary = preset.summary
    isDefault = preset.name == Preset.standard.name
    settings = Hyperparameter.Group.allCases.flatMap { group in
      Hyperparameter.allCases.filter { $0.group == group }.map { Row($0, preset.configuration) }
        + FixedSetting.all.filter { $0.group == group }.map { Row($0, preset.configuration) }
    }
  }

  var json: String {
    get throws { try JSONWriter.text(self) }
  }

  var text: String {
    let mark = isDefault ? " (default)" : ""
    let width = settings.map(\.name.count).max() ?? 0
    var lines = ["\(name)\(mark): \(summary)"]
    for group in Hyperparameter.Group.allCases {
      lines += ["", group.title]
      lines += settings.filter { $0.group == group.rawValue }.map { $0.text(nameWidth: width) }
    }
    lines += [
      "", "* differs from the initial value. What says restart is fixed while a run goes on.", "",
      "train it:      ganscope --preset \(name)",
      "or vary it:    ganscope --preset \(name) --set generator.learningRate=1e-4 "
        + "--set run.batch=64",
    ]
    return lines.joined(separator: "\n")
  }
}

extension PresetReport.Row {
  fileprivate init(_ parameter: Hyperparameter, _ configuration: Configuration) {
    self.init(
      name: parameter.rawValue, group: parameter.group.rawValue,
      value: HyperparameterValue(configuration.hyperparameters[parameter], of: parameter),
      initial: HyperparameterValue(parameter.initial, of: parameter),
      differs: configuration.hyperparameters[parameter] != parameter.initial, applies: "now",
      explanation: parameter.explanation)
  }

  fileprivate init(_ setting: FixedSetting, _ configuration: Configuration) {
    let (value, initial) = (setting.text(configuration), setting.text(.plain))
    self.init(
      name: setting.name, group: setting.group.rawValue, value: .name(value),
      initial: .name(initial), differs: value != initial, applies: "restart",
      explanation: setting.explanation)
  }

  fileprivate func text(nameWidth: Int) -> String {
    [
      differs ? "  *" : "   ", name.padded(to: nameWidth), value.text.padded(to: 20),
      applies.padded(to: 7), explanation,
    ].joined(separator: " ")
  }
}

extension Configuration {
  /// Perceptrons of ReLU with nothing to help them: what fixed settings are compared with.
  fileprivate static let plain: Configuration = {
    var plain = Preset.standard.configuration
    plain.generator = plain.generator.plain(output: .tanh)
    plain.discriminator = plain.discriminator.plain(output: .identity)
    (plain.batch, plain.classes, plain.packing) = (128, 0, 1)
    return plain
  }()
}

extension HyperparameterValue {
  /// The value as it may be typed.
  var text: String {
    switch self {
    case .name(let name): name
    case .number(let number):
      number == number.rounded() && number.magnitude < 1e15 ? String(Int(number)) : "\(number)"
    }
  }
}
