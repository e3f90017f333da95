import Foundation
import Testing

@testable import RunStore

@Suite struct JSONTextTests {
  @Test func everyCharacterSurvivesAReader() throws {
    for range in [0...0x2FF, 0x2028...0x2029, 0x1F3B2...0x1F3B2] as [ClosedRange<UInt32>] {
      for scalar in range.compactMap(Unicode.Scalar.init) {
        let text = "a\(Character(scalar))b"
        let literal = JSONText.quoted(text)
        #expect(try JSONDecoder().decode(String.self, from: Data(literal.utf8)) == text)
      }
    }
  }

  @Test(arguments: [
    0, -0.0, 0.1, 1e-300, .leastNonzeroMagnitude, 1e16, .greatestFiniteMagnitude, -1.0 / 3,
  ])
  func numbersReadBackExactly(value: Double) throws {
    let read = try JSONDecoder().decode(Double.self, from: Data(JSONText.number(value).utf8))
    #expect(read.bitPattern == value.bitPattern)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func whatIsNoNumberIsNull(value: Double) {
    #expect(JSONText.number(value) == "null")
  }
}
