import Testing
import TextUI

@Suite struct SparklineTests {
  @Test func risesFromTheLeastToTheLargest() {
    #expect(Sparkline([1, 2, 3, 4, 5, 6, 7, 8]).text(columns: 8) == "▁▂▃▄▅▆▇█")
    #expect(Sparkline([8, 1, 8]).text(columns: 8) == "█▁█")
    #expect(Sparkline([1, 2, 3, 4, 5, 6, 7, 8], usesBlocks: false).text(columns: 8) == ".:-=+*#@")
  }

  @Test func showsTheNewestOnTheirOwnScale() {
    #expect(Sparkline([400, 2, 1]).text(columns: 2) == "█▁")
    #expect(Sparkline([1, 2]).text(columns: 0).isEmpty)
    #expect(Sparkline([]).text(columns: 5).isEmpty)
  }

  @Test func noiseStaysSmall() {
    #expect(Set(Sparkline([100, 100.1, 100, 99.9]).text(columns: 4)).isSubset(of: ["▄", "▅"]))
    #expect(Sparkline([0, 0]).text(columns: 2) == "▅▅")
  }

  @Test func whatIsNoNumberIsMarked() {
    #expect(Sparkline([1, .nan, 2, .infinity]).text(columns: 4) == "▁×█×")
    #expect(Sparkline([.nan], usesBlocks: false).text(columns: 4) == "x")
  }

  @Test(arguments: [[-1.7e308, 1.7e308], [Double.leastNonzeroMagnitude, 0], [-1, -1]])
  func anyNumbersDo(values: [Double]) {
    #expect(Sparkline(values).text(columns: 2).unicodeScalars.count == 2)
  }

  @Test(
    arguments: [
      (-1, "▁"), (0, "▁"), (0.49, "▄"), (0.5, "▅"), (1, "█"), (9, "█"), (Double.nan, "▁"),
    ] as [(Double, Unicode.Scalar)])
  func barsGrow(height: Double, bar: Unicode.Scalar) { #expect(Sparkline.bar(height) == bar) }
}
