import Dashboard
import Foundation
import GANEngine

/// The networks and every setting of a preset.
struct PresetReport {
  struct Row {
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
  /// Those that its networks have: the layers of a list are no settings.
  let settings: [Row]
  private let configuration: Configuration

  init(_ preset: Preset) {
    configuration = preset.configuration
    name = preset.name
    summary = preset.summary
    isDefault = preset.name == Preset.standard.name
    settings = Hyperparameter.Group.allCases.flatMap { group in
      Hyperparameter.allCases.filter { $0.group == group }.map { Row($0, preset.configuration) }
        + FixedSetting.all.filter { $0.group == group && $0.isPart(of: preset.configuration) }
        .map { Row($0, preset.configuration) }
    }
  }

  /// For people; `recipe` is the file that it was read from.
  func text(recipe: String? = nil) -> String {
    let mark = isDefault ? " (default)" : ""
    let width = settings.map(\.name.count).max() ?? 0
    var lines = ["\(name)\(mark): \(summary)"]
    for (name, shape, table) in configuration.tables {
      lines += ["", "\(name), weights start as \(shape.initialization.rawValue)"]
      lines += Self.text(table).split(separator: "\n").map { "  \($0)" }
    }
    for group in Hyperparameter.Group.allCases {
      lines += ["", group.title]
      lines += settings.filter { $0.group == group.rawValue }.map { $0.text(nameWidth: width) }
    }
    let option = recipe.map { "--recipe \($0.asShownPath)" } ?? "--preset \(name)"
    lines += [
      "", "* differs from the initial value. What says restart is fixed while a run goes on.", "",
      "train it:      ganscope \(option)",
      "or vary it:    ganscope \(option) --set generator.learningRate=1e-4 --set run.batch=64",
      "or rebuild it: ganscope presets \(recipe == nil ? name : option) --json > mine.json, edit its "
        + "layers, ganscope --recipe mine.json",
    ]
    return lines.joined(separator: "\n")
  }

  /// A network layer by layer: what comes out, weights, and multiply-adds an image.
  private static func text(_ table: NetworkTable) -> String {
    let rows = table.rows.map { row in
      [
        row.position, row.words, row.output.short, row.weights == 0 ? "" : grouped(row.weights),
        row.multiplyAdds == 0 ? "" : grouped(row.multiplyAdds),
      ]
    }
    let total = ["", "in all", "", grouped(table.weights), grouped(table.multiplyAdds)]
    return TextTable(
      header: ["", "layer", "gives", "weights", "multiply-adds"], rows: rows + [total],
      numeric: [2, 3, 4]
    ).text
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

extension FixedSetting {
  fileprivate func isPart(of configuration: Configuration) -> Bool {
    var configuration = configuration
    return set(text(configuration), in: &configuration)
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
