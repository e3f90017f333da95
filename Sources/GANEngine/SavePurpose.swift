/// Why a state is saved.
public struct SavePurpose: Equatable, Sendable {
  /// Because of whom.
  public let origin: RunEvent.Origin
  /// Whether its digits are the best so far.
  public let isBest: Bool

  /// Saved by `origin`.
  public init(_ origin: RunEvent.Origin, isBest: Bool = false) {
    self.origin = origin
    self.isBest = isBest
  }
}
