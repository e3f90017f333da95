/// The state of the game between G and D, as the doctor names it.
public enum Diagnosis: String, Codable, CaseIterable, Sendable {
  case balanced
  /// D tells real from fake nearly always; G still learns.
  case discriminatorAhead
  /// D is sure of itself beyond use: its outputs hardly depend on the image any more.
  case discriminatorSaturated
  /// What reaches G is too small to learn from.
  case vanishingGradient
  /// D takes most fakes for real.
  case generatorAhead
  /// G draws too few kinds of digits.
  case modeCollapse
  /// The two run after each other without getting better.
  case oscillating
  /// Losses grow without limit.
  case diverging
  /// G draws copies of training digits.
  case memorising
  /// Nothing gets better any more.
  case stalled
  /// Losses, gradients or weights are infinite or NaN: there is nothing left to train on.
  case nonFinite

  /// Whether somebody should be told.
  public var isAlarm: Bool { self != .balanced }
}
