import Testing

@testable import GANEngine

@Suite struct TypedNumberTests {
  @Test(
    arguments: [
      ("0", 0), ("4000", 4000), ("4,000", 4000), ("10_000", 10_000), ("10k", 10_000),
      ("10K", 10_000), ("1.5k", 1500), ("2M", 2_000_000), ("1e4", 10_000), ("2.5E+3", 2500),
      ("5.0", 5), ("-1", -1), ("1,234,567", 1_234_567),
      ("1.5", nil), ("", nil), ("k", nil), ("1,5k", nil), ("10,00", nil), ("1e-4", nil),
      ("99999999999999999999", nil), ("1e99", nil), ("abc", nil), ("1 0", nil), ("٣", nil),
    ] as [(String, Int?)])
  func countsAreRead(text: String, count: Int?) {
    #expect(TypedNumber.count(text) == count)
  }

  @Test(
    arguments: [
      ("1e-4", .success(1e-4)), ("0", .success(0)), ("0e5", .success(0)), ("-0.0", .success(0)),
      ("1e-400", .failure(.tooSmall)), ("1e-60", .failure(.tooSmall)),
      ("1e400", .failure(.tooLarge)), ("1e39", .failure(.tooLarge)),
      ("nan", .failure(.notANumber)), ("inf", .failure(.notANumber)), ("", .failure(.notANumber)),
    ] as [(String, Result<Double, TypedNumber.Flaw>)])
  func realsAreRead(text: String, result: Result<Double, TypedNumber.Flaw>) {
    #expect(TypedNumber.real(text) == result)
  }

  /// All 65,536 halves against the values that IEEE 754 gives their three fields.
  @Test func halvesAreWidenedExactly() {
    for bits in UInt16.min ... .max {
      let (exponent, fraction) = (Int(bits >> 10 & 31), Double(bits & 1023))
      let value = Float(halfBits: bits)
      let sign: Double = bits & 0x8000 == 0 ? 1 : -1
      switch exponent {
      case 31 where fraction > 0: #expect(value.isNaN)
      case 31: #expect(Double(value) == sign * .infinity)
      case 0: #expect(Double(value) == sign * fraction * 0x1p-24)
      default:
        let scale = Double(sign: .plus, exponent: exponent - 15, significand: 1)
        #expect(Double(value) == sign * (1 + fraction / 1024) * scale)
      }
    }
  }
}
