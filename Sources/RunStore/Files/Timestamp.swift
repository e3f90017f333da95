import Foundation

/// Moments as text: ISO 8601, UTC, to the millisecond, e.g. `2026-03-01T09:05:00.250Z`.
enum Timestamp {
  /// The text of a moment in seconds since 1970, `clamped` to what the format holds.
  static func text(_ seconds: Double) -> String {
    let milliseconds = Int((clamped(seconds) * 1000).rounded())
    let date = Date(timeIntervalSince1970: Double(milliseconds / 1000))
    let fraction = String(milliseconds % 1000 + 1000).dropFirst()
    // Formatting the fraction with the date would cut it, not round it.
    return date.formatted(.iso8601).dropLast() + ".\(fraction)Z"
  }

  /// The nearest moment of the years that have four digits; 1970 for NaN.
  static func clamped(_ seconds: Double) -> Double {
    seconds.isNaN ? 0 : min(max(seconds, 0), 253_402_300_799.999)
  }

  /// Seconds since 1970; nil where the text is no such moment.
  static func seconds(_ text: String) -> Double? {
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    guard let date = try? style.parse(text) else { return nil }
    return (date.timeIntervalSince1970 * 1000).rounded() / 1000
  }
}
