import ArgumentParser
import Dashboard
import GANEngine

/// `--set name=value`.
enum Setting: Sendable {
  /// May change while a run goes on.
  case live(Hyperparameter, Double)
  /// Belongs to a new run; the text is known to make sense.
  case fixed(FixedSetting, String)

  /// Throws `ValidationError` with the nearest known name, or with what the setting takes.
  init(parsing text: String) throws {
    guard let typed = TypedSetting(text) else {
      throw ValidationError("'--set \(text)' should read name=value, e.g. adam.beta1=0.5")
    }
    guard case .row(let index) = SettingRow.named(typed.name) else {
      throw ValidationError(
        "there is no setting '\(typed.name)'; \(Self.hint(typed.name))")
    }
    switch SettingRow.all[index] {
    case .live(let parameter): self = try Self.live(parameter, typed.value)
    case .fixed(let setting): self = try Self.fixed(setting, typed.value, option: setting.name)
    }
  }

  /// What was probably meant, or where all names are listed.
  private static func hint(_ name: String) -> String {
    let meant = SettingRow.meant(by: name).map { "'\($0.name)'" }
    return meant.isEmpty
      ? "'ganscope presets \(Preset.standard.name)' lists all of them"
      : "did you mean " + meant.joined(separator: " or ") + "?"
  }

  /// The value of an option such as `--generator` that stands for the fixed setting `name`.
  init(option: String, name: String, _ text: String) throws {
    guard let setting = FixedSetting.all.first(where: { $0.name == name }) else {
      throw ValidationError("there is no setting '\(name)'")
    }
    self = try Self.fixed(setting, text, option: option)
  }

  private static func live(_ parameter: Hyperparameter, _ text: String) throws -> Setting {
    switch parameter.parsed(text) {
    case .success(let value): return .live(parameter, value)
    case .failure(let flaw):
      let reason = [.tooSmall, .tooLarge].contains(flaw) ? ", which is \(flaw.words)" : ""
      throw ValidationError(
        """
        \(parameter.rawValue) takes \(parameter.expectation), not '\(text)'\(reason) \
        (\(parameter.explanation))
        """)
    }
  }

  private static func fixed(
    _ setting: FixedSetting, _ text: String, option: String
  ) throws -> Setting {
    var trial = Preset.standard.configuration
    guard setting.set(text, in: &trial) else {
      throw ValidationError(
        "\(option) takes \(setting.expectation), not '\(text)' (\(setting.explanation))")
    }
    return .fixed(setting, text)
  }

  /// The name it has in `--set`.
  var name: String {
    switch self {
    case .live(let parameter, _): parameter.rawValue
    case .fixed(let setting, _): setting.name
    }
  }

  /// `name=value`, as it may be typed.
  var text: String {
    switch self {
    case .live(let parameter, let value):
      let names = parameter.choices ?? []
      let index = Int(value)
      return name + "=" + (names.indices.contains(index) ? names[index] : "\(value)")
    case .fixed(_, let text): return "\(name)=\(text)"
    }
  }

  /// The hyperparameter and its value; nil for a fixed setting.
  var change: (parameter: Hyperparameter, value: Double)? {
    if case .live(let parameter, let value) = self { (parameter, value) } else { nil }
  }

  /// Makes it part of a configuration. Throws `Failure` where its networks have no such part.
  func apply(to configuration: inout Configuration) throws {
    switch self {
    case .live(let parameter, let value): configuration.hyperparameters[parameter] = value
    case .fixed(let setting, let text):
      guard setting.set(text, in: &configuration) else {
        throw Failure(
          "\(name) belongs to perceptrons, and '\(configuration.preset)' lists the layers of this "
            + "network: edit them in a file ('ganscope presets NAME --json' writes one) and train "
            + "it with --recipe")
      }
    }
  }
}

extension Hyperparameter {
  /// What it takes, to follow "takes".
  fileprivate var expectation: String {
    if choices != nil { return "one of " + rangeText }
    return (isWhole ? "a whole number from " : "a number from ") + rangeText
  }
}
