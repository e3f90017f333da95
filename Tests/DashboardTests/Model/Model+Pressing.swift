@testable import Dashboard

extension Model {
  /// Presses keys one after the other; what they asked for.
  @discardableResult
  mutating func hit(_ keys: Key...) -> [Effect] { keys.compactMap { handle(.key($0)) } }

  /// Types characters one by one.
  @discardableResult
  mutating func type(_ text: String) -> [Effect] {
    text.unicodeScalars.compactMap { handle(.key(.character($0))) }
  }
}
