import GANEngine
import TextUI

/// The quality of the digits in a few words, where there is no room for its panel.
struct QualityBrief {
  let record: QualityRecord

  /// Fréchet distance, its direction and the digits that are missing, as fully as it fits in `room`
  /// columns; nil before the first scores.
  func text(room: Int) -> StyledText? {
    guard record.reason == nil, let scores = ComparableScores(record),
      let distance = scores.newest.frechet
    else { return nil }
    let value = NumberText.fixed(distance, decimals: distance < 1000 ? 1 : 0)
    var brief = StyledText("Fréchet ", .muted) + StyledText(value)
    var full = brief
    if let trend = scores.frechetTrend {
      brief.append(" \(trend.arrow)", trend.style)
      full.append(" \(trend.arrow) \(trend.word)", trend.style)
    }
    let missing = (record.latest?.missingClasses ?? []).map(String.init)
    let lack = missing.isEmpty ? "" : "  no " + missing.joined(separator: " ")
    let choices = [full, brief].map { $0 + StyledText(lack, .warning) }
    return choices.first { $0.width <= room }
  }
}
