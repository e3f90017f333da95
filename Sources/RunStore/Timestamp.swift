import Foundation

/// Moments as text: ISO 8601, UTC, to the millisecond, e.g. `2026-03-01T09:05:00.250Z`.
enum Timestamp {
  /// The text of a moment in seconds since 1970; what is no moment of years 1970–9999 is the nearest.
  static func text(_ seconds: Double) -> String {
    let milliseconds = Int(min(max(seconds, 0) * 1000, 253_402_300_799_999).rounded())
    let date = Date(timeIntervalSince1970: Double(milliseconds / 1000))
    let fraction = String(milliseconds % 1000 + 1000).dropFirst()
    // Formatting the fraction with the date would cut it, not round it.
    return date.formatted(.iso8601).dropLast() + ".\(fraction)Z"
  }

  /// Seconds since 1970; nil where the text is no such moment.
  static func seconds(_ text: String) -> Double? {
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    guard let date = try? style.parse(text) else { return nil }
    return (date.timeIntervalSince1970 * 1000).rounded() / 1000
  }
}
