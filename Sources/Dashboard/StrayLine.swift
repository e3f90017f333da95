/// A line that somebody wrote on standard error while the screen was up.
struct StrayLine: Equatable, Sendable {
  let text: String
  /// Steps done when it came.
  let step: Int
  /// Seconds since 1970.
  let time: Double

  /// The most lines kept.
  static let limit = 64
}
