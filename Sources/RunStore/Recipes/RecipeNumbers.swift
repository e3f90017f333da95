import GANEngine

/// Looks for numbers that a network cannot be told, of which a decoder does not say where they stand.
struct RecipeNumbers {
  private let recipe: JSONValue

  init(_ recipe: JSONValue) { self.recipe = recipe }

  /// Throws `RecipeReader.Flaw` for a number below `path` that its member does not take.
  func check(_ value: JSONValue, at path: [RecipeKey]) throws {
    switch value {
    case .object(let members):
      for (name, member) in members.sorted(by: { $0.key < $1.key }) {
        try check(member, at: path + [RecipeKey(name)])
      }
    case .array(let values):
      for (index, element) in values.enumerated() {
        try check(element, at: path + [RecipeKey(index)])
      }
    case .unsigned, .number: try refuse(value, at: path)
    case .integer, .null, .bool, .string: break
    }
  }

  private func refuse(_ value: JSONValue, at path: [RecipeKey]) throws {
    let name = path.last { $0.intValue == nil }?.stringValue ?? ""
    let isFraction = Self.fractions.contains(name)
    guard isFraction || Self.wholes.contains(name) else { return }
    if isFraction, case .number(let number) = value, Float(number).isFinite { return }
    let expected = isFraction ? "a number that a 32-bit float holds" : "a whole number"
    throw RecipeReader.Flaw(RecipeFlawWords(path, in: recipe, expected: expected).text)
  }

  private static let wholes = [
    "channels", "height", "width", "outputs", "kernel", "stride", "padding", "factor", "units",
    "steps", "pieces", "widths",
  ]
  private static let fractions = ["epsilon", "momentum", "slope", "normEpsilon", "normMomentum"]
}

/// A step on the way to a value of a recipe: a member's name, or a place in a list.
struct RecipeKey: CodingKey {
  let stringValue: String
  let intValue: Int?

  init(_ name: String) { (stringValue, intValue) = (name, nil) }
  init(_ index: Int) { (stringValue, intValue) = ("\(index)", index) }
  init?(stringValue: String) { self.init(stringValue) }
  init?(intValue: Int) { self.init(intValue) }
}
