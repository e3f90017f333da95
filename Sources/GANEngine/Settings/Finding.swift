/// Something about a combination of settings that a person should know.
public struct Finding: Equatable, Sendable {
  /// Whether training can go on with it.
  public enum Severity: Sendable {
    /// It may not train well, or a setting has no effect.
    case warning
    /// It makes no sense, and is refused.
    case error
  }

  public let severity: Severity
  /// What was found, why it does not work, and what to do.
  public let message: String
}
