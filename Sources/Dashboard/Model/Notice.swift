import TextUI

/// A short answer to a key or an event, shown for a while.
struct Notice: Equatable, Sendable {
  let text: String
  let style: Style
  /// Seconds since 1970 at which it goes.
  let until: Double
}

/// A line that is no event of the run: what somebody wrote on standard error while the screen was up,
/// or what a person should know of this screen.
struct StrayLine: Equatable, Sendable {
  let text: String
  /// A warning is shown whole.
  var style = Style.muted
  /// Steps done when it came.
  let step: Int
  /// Seconds since 1970.
  let time: Double

  /// The most lines kept.
  static let limit = 64
}
