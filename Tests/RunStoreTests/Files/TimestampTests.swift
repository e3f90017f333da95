import Testing

@testable import RunStore

@Suite struct TimestampTests {
  /// The dates as `date -u -d @…` gives them.
  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000Z"),
    (0.0005, "1970-01-01T00:00:00.001Z"),
    (951_782_400.789, "2000-02-29T00:00:00.789Z"),
    (1_772_355_900.25, "2026-03-01T09:05:00.250Z"),
    (1_772_355_900.9996, "2026-03-01T09:05:01.000Z"),
    (253_402_300_799.999, "9999-12-31T23:59:59.999Z"),
  ])
  func roundsToTheMillisecond(seconds: Double, text: String) throws {
    #expect(Timestamp.text(seconds) == text)
    #expect(abs(try #require(Timestamp.seconds(text)) - seconds) <= 0.00051)
  }

  @Test(arguments: [0.001, 0.999, 1_772_355_900.123, 1_785_000_000.789])
  func millisecondsSurvive(seconds: Double) {
    #expect(Timestamp.seconds(Timestamp.text(seconds)) == seconds)
  }

  @Test(arguments: [Double.nan, -.infinity, -1, .infinity, 1e300])
  func whatIsNoMomentIsTheNearest(seconds: Double) {
    let expected = seconds > 0 ? "9999-12-31T23:59:59.999Z" : "1970-01-01T00:00:00.000Z"
    #expect(Timestamp.text(seconds) == expected)
  }

  @Test(arguments: ["", "yesterday", "2026-13-01T00:00:00.000Z", "2026-03-01"])
  func otherTextIsNoMoment(text: String) {
    #expect(Timestamp.seconds(text) == nil)
  }
}
