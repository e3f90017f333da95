/// Why a state is saved.
public struct SavePurpose: Equatable, Sendable {
  /// Because of whom.
  public let origin: RunEvent.Origin
  /// Whether its digits are the best so far.
  public let isBest: Bool
  /// The name it is to have beside that of its step.
  public let name: String?

  /// Saved by `origin`.
  public init(_ origin: RunEvent.Origin, isBest: Bool = false, name: String? = nil) {
    self.origin = origin
    self.isBest = isBest
    self.name = name
  }
}
