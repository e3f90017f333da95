import GANEngine
import TextUI

/// Which digits the generator draws: each with a bar for its share, missing ones struck out.
struct CoverageBar {
  let histogram: ClassHistogram
  let usesBlocks: Bool

  /// The bar of an even share is half as high as the highest, which stands for twice that and more.
  var text: StyledText {
    let missing = Set(histogram.missing)
    var text = StyledText()
    for (digit, share) in histogram.shares.enumerated() {
      if missing.contains(digit) {
        text.append("\(digit)×", .warning)
        continue
      }
      let even = 1 / Double(histogram.counts.count)
      // The middle of the level, so that an even share stays on it.
      let height = share / even / 2 - 0.5 / Double(Sparkline.levels)
      text.append("\(digit)", .muted)
      text.append(String(Sparkline.bar(height, usesBlocks: usesBlocks)))
    }
    return text
  }
}
