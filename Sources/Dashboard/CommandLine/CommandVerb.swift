import GANEngine

/// A command that can be typed: the one table behind the command line and its completion.
struct CommandVerb: Sendable {
  let name: String
  /// What follows the name, for messages: `<name> <value>`.
  let arguments: String
  /// One line: what it does.
  let explanation: String
  /// What may stand at the places behind the name.
  let places: [Place]
  /// Does it; nil where the arguments make no sense, which the caller says.
  let perform: @Sendable (inout Model, _ words: [String]) -> Outcome?

  /// What came of a command.
  struct Outcome {
    var effect: Effect?
    init(_ effect: Effect? = nil) { self.effect = effect }
  }

  /// A place behind the name.
  enum Place: Sendable {
    case words([String])
    case settings
    case liveSettings
    /// A value of the setting before it.
    case value
  }

  init(
    _ name: String, _ arguments: String = "", _ explanation: String, _ places: [Place] = [],
    perform: @escaping @Sendable (inout Model, [String]) -> Outcome?
  ) {
    self.name = name
    self.arguments = arguments
    self.explanation = explanation
    self.places = places
    self.perform = perform
  }

  /// One that takes no arguments.
  init(
    _ name: String, _ explanation: String, _ key: @escaping @Sendable (inout Model) -> Effect?
  ) {
    self.init(name, "", explanation) { model, words in
      words.isEmpty ? Outcome(key(&model)) : nil
    }
  }

  /// What may be typed as the last of these words; empty where anything may.
  func choices(_ words: [String]) -> [String] {
    guard let last = words.indices.last, places.indices.contains(last) else { return [] }
    switch places[last] {
    case .words(let choices): return choices
    case .settings: return SettingRow.allNames
    case .liveSettings: return SettingRow.liveNames
    case .value: return last > 0 ? SettingRow.named(words[last - 1]).parameter?.choices ?? [] : []
    }
  }

  /// How it is typed.
  var usage: String { ":" + name + (arguments.isEmpty ? "" : " " + arguments) }

  /// The commands that begin like that; the one of exactly that name alone.
  static func matching(_ text: String) -> [CommandVerb] {
    let typed = text.lowercased()
    if let exact = table.first(where: { $0.name == typed }) { return [exact] }
    return table.filter { $0.name.hasPrefix(typed) }
  }
}
