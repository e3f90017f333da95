import GANEngine

/// The settings of a recipe: `{"adam.beta1": 0.5, "loss.kind": "hinge", "run.batch": 64}`.
struct RecipeSettings {
  private typealias Flaw = RecipeReader.Flaw
  private let values: [(name: String, value: JSONValue)]

  /// Throws `RecipeReader.Flaw` where that is no object.
  init(_ json: JSONValue) throws {
    guard case .object(let members) = json else {
      throw Flaw("settings is \(json.excerpt), expected an object such as {\"adam.beta1\": 0.5}")
    }
    values = members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Puts them into a configuration. Throws `RecipeReader.Flaw` for a name that is not known and a
  /// value that a setting does not take.
  func apply(to configuration: inout Configuration) throws {
    for (name, value) in values {
      if let parameter = Hyperparameter(rawValue: name) {
        configuration.hyperparameters[parameter] = try number(value, for: parameter)
      } else if let setting = FixedSetting.ofRecipes.first(where: { $0.name == name }) {
        guard case .integer(let number) = value, setting.set("\(number)", in: &configuration) else {
          throw Flaw("settings: \(name) takes \(setting.expectation), not \(value.excerpt)")
        }
      } else {
        throw Flaw("settings: " + refusal(of: name))
      }
    }
  }

  private func refusal(of name: String) -> String {
    if FixedSetting.all.contains(where: { $0.name == name }) {
      let network = name.prefix { $0 != "." }
      return "\(name) is told by the layers of the \(network), or by its short form, not here"
    }
    let known = Hyperparameter.allCases.map(\.rawValue) + FixedSetting.ofRecipes.map(\.name)
    let name = String(name.prefix(60))
    let guess = NearestName.of(name, among: known).map { "; did you mean “\($0)”?" }
    return "there is no setting “\(name)”"
      + (guess ?? "; 'ganscope presets \(Preset.standard.name) --json' prints all of them")
  }

  private func number(_ value: JSONValue, for parameter: Hyperparameter) throws -> Double {
    let number: Double? =
      switch value {
      case .string(let name): parameter.choices?.firstIndex(of: name).map(Double.init)
      case .integer(let number): parameter.choices == nil ? Double(number) : nil
      case .unsigned(let number): parameter.choices == nil ? Double(number) : nil
      case .number(let number): parameter.choices == nil ? number : nil
      case .null, .bool, .array, .object: nil
      }
    guard let number, parameter.range.contains(number),
      !parameter.isWhole || number == number.rounded()
    else {
      throw Flaw(
        "settings: \(parameter.rawValue) takes \(parameter.expectation), not \(value.excerpt)")
    }
    return number
  }
}

extension Hyperparameter {
  fileprivate var expectation: String {
    if let choices { return "one of " + choices.joined(separator: ", ") }
    let (low, high) = (Self.text(range.lowerBound), Self.text(range.upperBound))
    return "\(isWhole ? "a whole number" : "a number") from \(low) to \(high)"
  }

  private static func text(_ number: Double) -> String {
    Int(exactly: number).map(grouped) ?? "\(number)"
  }
}
