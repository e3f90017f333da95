import GANEngine
import TextUI

/// How far a run is, in words of steady width.
struct RunProgress {
  let progress: Snapshot.Progress

  init(_ progress: Snapshot.Progress) { self.progress = progress }

  /// `step 12,431`, as wide as the last step will be.
  var stepText: String {
    let widest = NumberText.grouped(
      max(progress.totalSteps ?? 0, progress.step, 9_999))
    return "step " + NumberText.left(NumberText.grouped(progress.step), widest.utf8.count)
  }

  /// The pass over the data that is under way, counted from 1, of those planned: `epoch 26/100`.
  var epochText: String {
    let perEpoch = max(progress.stepsPerEpoch, 1)
    guard let total = progress.totalSteps else {
      return "epoch " + NumberText.left("\(progress.epoch)", 3)
    }
    let epochs = max(1, total / perEpoch + (total.isMultiple(of: perEpoch) ? 0 : 1))
    let current = "\(min(progress.epoch, epochs))"
    return "epoch " + NumberText.left("\(current)/\(epochs)", "\(epochs)".utf8.count * 2 + 1)
  }

  /// The share of the run that is done, or of the epoch where the run has no end.
  var share: Double {
    let perEpoch = max(progress.stepsPerEpoch, 1)
    guard let total = progress.totalSteps, total > 0 else {
      return Double(progress.step % perEpoch) / Double(perEpoch)
    }
    return min(max(Double(progress.step) / Double(total), 0), 1)
  }

  /// A bar of `columns` between two edges, in eighths of a column.
  func bar(columns: Int) -> StyledText {
    let eighths: [String] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    let filled = Int(share * Double(columns * 8))
    let text = String(repeating: "█", count: filled / 8) + eighths[filled % 8]
    return StyledText("▕", .frame) + StyledText(NumberText.left(text, columns), .good)
      + StyledText("▏", .frame)
  }

  /// `187/s`, right-aligned.
  var speedText: String {
    let speed = progress.stepsPerSecond
    let decimals = speed > 0 && speed < 10 ? 1 : 0
    return NumberText.right(NumberText.fixed(min(speed, 99_999), decimals: decimals), 4) + "/s"
  }

  /// Time left at the present speed.
  var etaText: String { NumberText.left(NumberText.clock(remaining), 5) }

  private var remaining: Double? {
    guard let total = progress.totalSteps else { return nil }
    let left = total - progress.step
    if left <= 0 { return 0 }
    return progress.stepsPerSecond > 0
      ? Double(left) / progress.stepsPerSecond : nil
  }
}
