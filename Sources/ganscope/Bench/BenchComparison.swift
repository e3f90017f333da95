import Foundation
import GANEngine

/// What one recipe costs beside another, for people and for scripts.
struct BenchComparison: Encodable {
  let preset: String
  let against: String
  let precision: String
  let threads: Int
  let stepMilliseconds: Double
  let againstMilliseconds: Double
  let ratio: Double
  let ratioLowerQuartile: Double
  let ratioUpperQuartile: Double
  let rounds: Int
  let stepsPerRound: Int

  init(_ comparison: Benchmark.Comparison, _ first: Configuration, _ second: Configuration) {
    preset = first.preset
    against = second.preset
    precision = first.precision.rawValue
    threads = first.threads
    stepMilliseconds = comparison.milliseconds
    againstMilliseconds = comparison.otherMilliseconds
    ratio = comparison.ratio
    ratioLowerQuartile = comparison.ratioQuartiles.lowerBound
    ratioUpperQuartile = comparison.ratioQuartiles.upperBound
    rounds = comparison.rounds
    stepsPerRound = comparison.stepsPerRound
  }

  var text: String {
    String(
      format: """
        %@ %.2f ms a step, %@ %.2f ms (%@, %d threads, %d rounds of %d steps in turns)
        ratio %.3f, half of the rounds between %.3f and %.3f
        """, preset, stepMilliseconds, against, againstMilliseconds, precision, threads, rounds,
      stepsPerRound, ratio, ratioLowerQuartile, ratioUpperQuartile)
  }
}
