/// What the doctor suggests: something to do, and what comes of it.
public struct Remedy: Equatable, Sendable {
  /// What can be done.
  public enum Action: Equatable, Sendable {
    /// Nothing.
    case none
    /// Sets a setting to a value that it may take and does not have.
    case set(Hyperparameter, to: Double)
    /// Goes back to an earlier state in memory.
    case goBack(halvingRates: Bool)
    /// Ends the run.
    case quit
  }

  /// What to do.
  public let action: Action
  /// What it does, to follow a command: "lowers D's learning rate".
  public let effect: String

  /// Nothing to do.
  static let none = Remedy(.none, "")

  init(_ action: Action, _ effect: String) {
    self.action = action
    self.effect = effect
  }

  /// What is typed behind a colon to do it: "set lr.d 1e-4"; nil where there is nothing to do.
  public var command: String? {
    switch action {
    case .none: nil
    case .set(let parameter, let value):
      "set \(parameter.typedName) \(parameter.typed(value))"
    case .goBack(let halving): halving ? "back halving" : "back"
    case .quit: "quit"
    }
  }

  /// The command, the key, and what they do: ":set lr.d 1e-4 or ! lowers D's learning rate".
  public var words: String { command.map { ":\($0) or ! \(effect)" } ?? "" }
}
