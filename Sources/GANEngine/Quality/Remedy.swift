/// What the doctor suggests: a key to press, and what it does.
public struct Remedy: Equatable, Sendable {
  /// The key as the footer names it.
  public enum Key: String, Sendable {
    case lower = "←"
    case raise = "→"
    case goBackHalvingRates = "B"
    case save = "s"
    case quit = "q"
    case none = ""
  }

  public let key: Key
  /// The setting that the key is to change; nil where it changes none.
  public let hyperparameter: Hyperparameter?
  /// What to do in a few words: "← lowers D's learning rate".
  public let words: String

  init(_ key: Key, _ hyperparameter: Hyperparameter? = nil, _ words: String) {
    self.key = key
    self.hyperparameter = hyperparameter
    self.words = words
  }
}
