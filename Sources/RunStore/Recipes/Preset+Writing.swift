import Foundation
public import GANEngine

extension Preset {
  /// The recipe as a file that can be edited and read back: a layer a line, settings by their names.
  public var recipe: String {
    "{\n" + "  \"name\": \(JSONText.quoted(name)),\n"
      + "  \"summary\": \(JSONText.quoted(summary)),\n" + configuration.recipe + "}\n"
  }
}

extension Configuration {
  /// The networks and settings of a recipe; two configurations that train alike have the same.
  var recipe: String {
    "  \"generator\": \(generator.recipe),\n  \"discriminator\": \(discriminator.recipe),\n"
      + "  \"settings\": {\n" + settings.joined(separator: ",\n") + "\n  }\n"
  }

  private var settings: [String] {
    Hyperparameter.Group.allCases.flatMap { group -> [String] in
      let live = Hyperparameter.allCases.filter { $0.group == group }.map { parameter in
        (parameter.rawValue, HyperparameterValue(hyperparameters[parameter], of: parameter).literal)
      }
      let fixed = FixedSetting.ofRecipes.filter { $0.group == group }.map {
        ($0.name, $0.text(self))
      }
      return (live + fixed).map { "    \(JSONText.quoted($0.0)): \($0.1)" }
    }
  }
}

extension FixedSetting {
  /// What a recipe has beside networks and hyperparameters; whole numbers all of them.
  static let ofRecipes = all.filter {
    ["run.batch", "run.classes", "discriminator.packing"].contains($0.name)
  }
}

extension HyperparameterValue {
  fileprivate var literal: String {
    switch self {
    case .name(let name): JSONText.quoted(name)
    case .number(let number): Int(exactly: number).map { "\($0)" } ?? JSONText.number(number)
    }
  }
}

extension NetworkShape {
  fileprivate var recipe: String {
    let sides =
      input.isVector ? "" : ", \"height\": \(input.height), \"width\": \(input.width)"
    return "{\n    \"input\": {\"channels\": \(input.channels)\(sides)},\n"
      + "    \"layers\": \(Self.list(layers, indent: "    ")),\n"
      + "    \"initialization\": \"\(initialization.rawValue)\"\n  }"
  }

  private static func list(_ layers: [LayerSpec], indent: String) -> String {
    guard !layers.isEmpty else { return "[]" }
    let lines = layers.map { indent + "  " + object($0, indent: indent + "  ") }
    return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
  }

  private static func object(_ layer: LayerSpec, indent: String) -> String {
    // The one place where a layer's members are written is its own.
    let json = (try? JSONEncoder().encode(layer)) ?? Data()
    guard case .object(let members)? = try? JSONParser.value(Array(json)) else { return "{}" }
    let parts = LayerSpec.members.compactMap { name -> String? in
      guard let value = members[name] else { return nil }
      if case .residual(let layers) = layer, name == "layers" {
        return "\"layers\": \(list(layers, indent: indent))"
      }
      if case .string(let text) = value { return "\"\(name)\": \(JSONText.quoted(text))" }
      return "\"\(name)\": \(value.text)"
    }
    return "{" + parts.joined(separator: ", ") + "}"
  }
}
