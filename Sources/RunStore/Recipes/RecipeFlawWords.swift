import GANEngine

/// What a decoder did not like in a recipe's networks, in words of recipes.
struct RecipeFlawWords {
  let text: String

  init(_ error: DecodingError, in recipe: JSONValue) {
    if case .keyNotFound(let key, let context) = error {
      text = RecipePlace(context.codingPath, in: recipe).words + "\(key.stringValue) is missing"
    } else if case .typeMismatch(let type, let context) = error {
      text = Self.mismatch(RecipePlace(context.codingPath, in: recipe), Self.words(type))
    } else if case .valueNotFound(let type, let context) = error {
      text = Self.mismatch(RecipePlace(context.codingPath, in: recipe), Self.words(type))
    } else if case .dataCorrupted(let context) = error {
      text = Self.corruption(context, at: RecipePlace(context.codingPath, in: recipe))
    } else {
      text = "\(error)"
    }
  }

  /// A value that stands at `path` instead of what is `expected` there.
  init(_ path: [any CodingKey], in recipe: JSONValue, expected: String) {
    text = Self.mismatch(RecipePlace(path, in: recipe), expected)
  }

  private static func corruption(
    _ context: DecodingError.Context, at place: RecipePlace
  ) -> String {
    if let choices = choices[place.member] {
      return mismatch(place, "one of " + choices.joined(separator: ", "))
    }
    return place.layerWords + context.debugDescription
  }

  private static func mismatch(_ place: RecipePlace, _ expected: String) -> String {
    let found = place.value.map(\.excerpt) ?? "missing"
    return "\(place.wordsAround)\(place.name) is \(found), expected \(expected)"
  }

  private static let choices: [String: [String]] = [
    "initialization": Initialization.allCases.map(\.rawValue),
    "hidden": Activation.allCases.map(\.rawValue), "output": Activation.allCases.map(\.rawValue),
    "batchNorm": ["none", "all", "layer numbers such as 1,3"],
    "dropout": ["none", "all", "layer numbers such as 1,3"],
  ]

  private static func words(_ type: Any.Type) -> String {
    if type == Int.self { return "a whole number" }
    if type == Float.self || type == Double.self { return "a number" }
    if type == String.self { return "a text" }
    if type == Bool.self { return "true or false" }
    return "\(type)".hasPrefix("Array") ? "a list in [ ]" : "an object in { }"
  }
}

/// A place in a recipe: `generator, layer 5.1, conv: `.
private struct RecipePlace {
  /// The value that stands there; nil where none does.
  let value: JSONValue?
  /// The name of the last member, empty for a list's.
  let member: String
  private let network: String
  private let layers: [Int]
  private let kind: String
  private let inner: [String]

  init(_ path: [any CodingKey], in recipe: JSONValue) {
    var value: JSONValue? = recipe
    var (layers, inner): ([Int], [String]) = ([], [])
    var kind = ""
    for key in path {
      if let index = key.intValue, case .array(let values)? = value {
        value = values.indices.contains(index) ? values[index] : nil
        if inner.last == "layers" {
          inner = []
          layers.append(index + 1)
          if case .string(let found)? = value?["layer"] { kind = found }
        } else {
          inner.append("\(index + 1)")
        }
      } else {
        value = value?[key.stringValue]
        inner.append(key.stringValue)
      }
    }
    self.value = value
    self.layers = layers
    self.kind = kind
    network = path.first?.stringValue ?? ""
    if layers.isEmpty { inner = Array(inner.dropFirst()) }
    self.inner = inner
    member = inner.last ?? ""
  }

  /// What the last member goes by.
  var name: String { inner.last ?? (layers.isEmpty ? network : "the layer") }

  /// Up to the last member, to stand before a sentence.
  var words: String { prefix(inner) }
  /// Around the last member.
  var wordsAround: String { prefix(Array(inner.dropLast())) }
  /// The layer alone.
  var layerWords: String { prefix([]) }

  private func prefix(_ members: [String]) -> String {
    var parts = network.isEmpty ? [] : [network]
    if !layers.isEmpty {
      parts.append("layer " + layers.map(String.init).joined(separator: "."))
      if LayerSpec.kinds.contains(kind) { parts.append(kind) }
    }
    parts += members
    return parts.isEmpty ? "" : parts.joined(separator: ", ") + ": "
  }
}
