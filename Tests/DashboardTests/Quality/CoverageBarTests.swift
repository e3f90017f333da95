import GANEngine
import Testing
import TextUI

@testable import Dashboard

@Suite struct CoverageBarTests {
  private func bar(_ counts: [Int], usesBlocks: Bool = true) -> StyledText {
    CoverageBar(histogram: ClassHistogram(counts: counts), usesBlocks: usesBlocks).text
  }

  private func text(_ bar: StyledText) -> String { bar.runs.map(\.text).joined() }

  @Test func evenSharesAreHalfAsHighAsItGoes() {
    #expect(text(bar(Array(repeating: 100, count: 10))) == "0▄1▄2▄3▄4▄5▄6▄7▄8▄9▄")
  }

  @Test func missingDigitsWarn() {
    let bar = bar([200, 150, 0, 100, 9, 10, 50, 331, 100, 50])
    #expect(text(bar) == "0█1▆2×3▄4×5▁6▂7█8▄9▂")
    #expect(bar.runs.filter { $0.style == .warning }.map(\.text) == ["2×", "4×"])
  }

  @Test func asciiRunsFromADotToAnAt() {
    #expect(
      text(bar([200, 200, 0, 100, 100, 0, 50, 50, 200, 100], usesBlocks: false))
        .contains("2×"))
    #expect(
      bar([200, 100, 0, 0, 0, 0, 0, 0, 0, 700], usesBlocks: false).runs.map(\.text)
        .joined().hasPrefix("0@1=2×"))
  }
}
