/// What a typed word means among a few names: one of them, or a beginning that no other has.
///
/// Of `off` and `on` also `false`, `true`, `no` and `yes`.
public enum TypedChoice: Equatable, Sendable {
  /// The place of the name.
  case one(Int)
  /// The names that begin like that.
  case several([String])
  case none

  /// Looks a word up, whatever its capital letters.
  public init(_ text: String, among names: [String]) {
    let typed = text.lowercased()
    let found = names.indices.filter { names[$0].lowercased().hasPrefix(typed) && !typed.isEmpty }
    if let index = names.firstIndex(where: { $0.lowercased() == typed }) {
      self = .one(index)
    } else if names == ["off", "on"], let index = Self.answers[typed] {
      self = .one(index)
    } else if let first = found.first {
      self = found.count == 1 ? .one(first) : .several(found.map { names[$0] })
    } else {
      self = .none
    }
  }

  private static let answers = ["false": 0, "no": 0, "true": 1, "yes": 1]
}
