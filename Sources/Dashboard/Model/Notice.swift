import TextUI

/// A short answer to a key or an event, shown for a while.
struct Notice: Equatable, Sendable {
  let text: String
  let style: Style
  /// Seconds since 1970 at which it goes.
  let until: Double
}
