import Testing
import TextUI

@Suite struct NumberTextTests {
  @Test(
    arguments: [
      (0.5, 2, "0.50"), (-1.005, 1, "-1.0"), (1.386294, 3, "1.386"), (0.0049, 2, "0.00"),
      (-0.001, 2, "0.00"), (99.995, 2, "100.00"), (12, 0, "12"), (.nan, 2, "nan"),
      (-.infinity, 2, "-inf"), (1e300, 2, "1.00e300"),
    ] as [(Double, Int, String)])
  func fixedPoint(value: Double, decimals: Int, expected: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == expected)
  }

  @Test(
    arguments: [
      (2e-4, "2.00e-4"), (9.999e-4, "1.00e-3"), (0.0, "0.00e0"), (-3.14159, "-3.14e0"),
      (2.2250738585072014e-308, "2.23e-308"), (1.7976931348623157e308, "1.80e308"),
    ] as [(Double, String)])
  func scientific(value: Double, expected: String) {
    #expect(NumberText.scientific(value, decimals: 2) == expected)
  }

  @Test(
    arguments: [
      (10, "10"), (0.0305176, "0.0305"), (12.5, "12.5"), (953.674, "954"), (1e-5, "1.00e-5"),
      (0.01, "0.01"), (0, "0"), (-0.00012345, "-0.000123"), (9.999, "10"), (1e9, "1.00e9"),
      (.infinity, "inf"),
    ] as [(Double, String)])
  func significant(value: Double, expected: String) {
    #expect(NumberText.significant(value, digits: 3) == expected)
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (12_431, "12,431"), (-1_234_567, "-1,234,567"),
    (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func grouped(value: Int, expected: String) {
    #expect(NumberText.grouped(value) == expected)
  }

  @Test(
    arguments: [
      (950, "950"), (1500, "1.5k"), (12_000, "12k"), (4_000_000, "4M"), (1_250_000, "1.25M"),
      (0.5, "0.5"), (2e9, "2G"),
    ] as [(Double, String)])
  func short(value: Double, expected: String) {
    #expect(NumberText.short(value) == expected)
  }

  @Test(
    arguments: [
      (7, "0:07"), (278.9, "4:38"), (3723, "1:02:03"), (360_000, "4d 4h"), (-5, "0:00"),
      (.infinity, "–:––"), (nil, "–:––"),
    ] as [(Double?, String)])
  func clock(seconds: Double?, expected: String) {
    #expect(NumberText.clock(seconds) == expected)
  }

  @Test func padding() {
    #expect(NumberText.right("β1", 4) == "  β1")
    #expect(NumberText.left("β1", 4) == "β1  ")
    #expect(NumberText.left("long", 2) == "long")
  }
}
