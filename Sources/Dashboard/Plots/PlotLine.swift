import GANEngine
import TextUI

/// One line of a plot.
struct PlotLine {
  /// Where its numbers come from.
  enum Source {
    case curve(History.Curve)
    case rate(isGenerator: Bool)
    /// Scores of as many digits.
    case frechet(count: Int)
  }

  /// How its numbers are written.
  enum Numbers {
    case fixed(Int)
    case scientific
  }

  let name: String
  let style: Style
  let letter: Unicode.Scalar?
  let isDashed: Bool
  let source: Source
  let numbers: Numbers

  /// `━` and `╍` in the legend; in ASCII the marks the line is drawn with.
  var sign: String { isDashed ? "╍" : "━" }
  var mark: Unicode.Scalar { isDashed ? "+" : "o" }

  func text(_ value: Double?, decimals limit: Int = 9) -> String {
    guard let value else { return "–" }
    switch numbers {
    case .fixed(let decimals):
      return NumberText.fixed(value, decimals: min(decimals, limit))
    case .scientific: return NumberText.scientific(value, decimals: 2)
    }
  }

  /// The lines of both players.
  static func pair(
    _ first: (name: String, metric: Metric), _ second: (name: String, metric: Metric),
    _ numbers: Numbers, letters: (Unicode.Scalar, Unicode.Scalar) = ("D", "G")
  ) -> [PlotLine] {
    [
      PlotLine(
        name: first.name, style: .discriminator, letter: letters.0, isDashed: false,
        source: .curve(.metric(first.metric)), numbers: numbers),
      PlotLine(
        name: second.name, style: .generator, letter: letters.1, isDashed: true,
        source: .curve(.metric(second.metric)), numbers: numbers),
    ]
  }

  /// Distances of most digits, and of as many as most scores had: only those of equally many digits
  /// can be compared.
  static func distances(_ quality: QualityRecord) -> [PlotLine] {
    let most = quality.points.map(\.count).max()
    let usual = ComparableScores(quality)?.count
    return [(usual, true), (most, false)].compactMap { count, isDashed in
      guard let count, !isDashed || count != most else { return nil }
      return PlotLine(
        name: "N=\(count)", style: isDashed ? .generator : .plain, letter: nil, isDashed: isDashed,
        source: .frechet(count: count), numbers: .fixed(1))
    }
  }
}
