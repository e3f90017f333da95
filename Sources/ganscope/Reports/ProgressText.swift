import Foundation
import GANEngine

/// Words and numbers of a progress line.
enum ProgressText {
  static func line(_ snapshot: Snapshot) -> String {
    let goal = snapshot.progress.totalSteps.map { " / \($0)" } ?? ""
    let losses = snapshot.measurements.metrics.map { metrics in
      String(
        format: "D %.3f  G %.3f  D(x) %.2f  D(G(z)) %.2f", metrics[.discriminatorLoss],
        metrics[.generatorLoss], metrics[.realScore], metrics[.fakeScore])
    }
    let rate = String(format: "%.1f/s", snapshot.progress.stepsPerSecond)
    return
      "step \(snapshot.progress.step)\(goal)  epoch \(snapshot.progress.epoch)  \(losses ?? "not measured yet")  \(rate)"
      + eta(snapshot)
  }

  private static func eta(_ snapshot: Snapshot) -> String {
    guard let total = snapshot.progress.totalSteps, snapshot.progress.stepsPerSecond > 0,
      total > snapshot.progress.step
    else { return "" }
    return eta(seconds: Double(total - snapshot.progress.step) / snapshot.progress.stepsPerSecond)
  }

  /// The time that is left, behind two blanks; nothing where it is beyond all bounds.
  static func eta(seconds: Double) -> String {
    guard seconds < 1e9 else { return "" }
    let whole = Int(seconds.rounded(.up))
    let (hours, minutes) = (whole / 3600, whole / 60 % 60)
    let text =
      hours > 0
      ? String(format: "%d:%02d:%02d", hours, minutes, whole % 60)
      : String(format: "%d:%02d", minutes, whole % 60)
    return "  ETA \(text)"
  }
}
