import GANEngine
import TextUI

/// Where training stands, in a sentence.
struct SpokenProgress {
  private let snapshot: Snapshot

  init(_ snapshot: Snapshot) { self.snapshot = snapshot }

  /// E.g. "Step 1,200 of 46,800, epoch 3: discriminator loss 1.183, steady; generator loss 1.055,
  /// falling; 187 steps a second, 4 minutes left."
  var sentence: String {
    let goal = snapshot.progress.totalSteps.map { " of \(NumberText.grouped($0))" } ?? ""
    return
      "Step \(NumberText.grouped(snapshot.progress.step))\(goal), epoch \(snapshot.progress.epoch): "
      + "discriminator loss \(words(.discriminatorLoss)); "
      + "generator loss \(words(.generatorLoss))\(pace)."
  }

  private func words(_ metric: Metric) -> String {
    guard let value = snapshot.measurements.metrics.map({ Double($0[metric]) }) else {
      return "not measured yet"
    }
    guard value.isFinite else { return "not finite" }
    let course = direction(metric).map { ", \($0)" } ?? ""
    return NumberText.fixed(value, decimals: 3) + course
  }

  /// Steps in each of the six means that tell where a loss is going.
  private static let stretch = 50

  private func direction(_ metric: Metric) -> String? {
    let recent = snapshot.measurements.history.recent(metric, count: 6 * Self.stretch).map(
      Double.init)
    guard recent.count == 6 * Self.stretch else { return nil }
    let means = stride(from: 0, to: recent.count, by: Self.stretch).map { start in
      recent[start..<start + Self.stretch].reduce(0, +) / Double(Self.stretch)
    }
    switch Trend(means, lowerIsBetter: true)?.direction {
    case .rising: return "rising"
    case .falling: return "falling"
    case .steady: return "steady"
    case nil: return nil
    }
  }

  private var pace: String {
    switch snapshot.progress.state {
    case .running: speed
    case .paused: "; paused"
    case .finished: "; the run is finished"
    case .diverged: "; the run has stopped"
    }
  }

  private var speed: String {
    guard snapshot.progress.stepsPerSecond > 0 else { return "" }
    let speed = snapshot.progress.stepsPerSecond
    let pace = "; \(NumberText.fixed(speed, decimals: speed < 10 ? 1 : 0)) steps a second"
    guard let total = snapshot.progress.totalSteps, total > snapshot.progress.step else {
      return pace
    }
    return pace + ", \(Self.duration(Double(total - snapshot.progress.step) / speed)) left"
  }

  /// A duration of 0 seconds and more, roughly: `40 seconds`, `4 minutes`, `3 hours`, `5 days`.
  static func duration(_ seconds: Double) -> String {
    let units = [("day", 86_400.0), ("hour", 3600), ("minute", 60), ("second", 1)]
    let unit = units.first { seconds >= 1.5 * $0.1 } ?? ("second", 1)
    let count = Int(min((seconds / unit.1).rounded(), 1e9))
    return "\(NumberText.grouped(count)) \(unit.0)\(count == 1 ? "" : "s")"
  }
}
