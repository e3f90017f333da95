import Dashboard
import Foundation
import GANEngine
import TextUI

/// What one frame of the dashboard costs.
enum FrameBenchmark {
  // The longest run anyone will watch: what a frame costs must not depend on it.
  private static let historySteps = 10_000_000

  /// CPU time of drawing a frame of a run of ten million steps that went back several times, without
  /// the terminal's part.
  static func milliseconds(
    _ trainer: inout Trainer, columns: Int = 120, rows: Int = 36
  ) throws -> Double {
    var snapshot = Snapshot()
    snapshot.progress.state = .running
    snapshot.progress.totalSteps = 100_000
    snapshot.samples.images = try trainer.samples(count: 80)
    snapshot.settings.hyperparameters = trainer.hyperparameters
    snapshot.measurements.history = history
    snapshot.progress.step = historySteps
    let info = RunInfo(preset: "balanced", dataName: "MNIST", precision: "fp32", runPath: "runs")
    var model = Model(frame: Frame(info: info, snapshot: snapshot, now: 0), glyphs: .halfBlocks)
    let frames = 60
    let start = processorMilliseconds
    for index in 0..<frames {
      _ = model.handle(.frame(Frame(info: info, snapshot: snapshot, now: Double(index) / 30)))
      var canvas = Canvas(width: columns, height: rows)
      model.draw(on: &canvas)
    }
    return (processorMilliseconds - start) / Double(frames)
  }

  // Rows of a file for most of it, then step by step.
  private static var history: History {
    var history = History()
    for row in 1...historySteps / 1000 - 100 {
      history.append(through: row * 1000, steps: 1000) { _ in
        let value = Float(row % 97) / 97
        return History.Bucket(mean: value, minimum: value - 1, maximum: value + 1, steps: 1000)
      }
    }
    for _ in 0..<History.ghostLimit {
      let last = history.lastStep ?? 0
      for step in last + 1...last + 26_000 {
        var metrics = StepMetrics()
        for metric in Metric.allCases { metrics[metric] = Float(step % 97) / 97 }
        history.append(metrics, step: step, stepsPerSecond: 200)
      }
      history.branch(at: last + 25_000)
    }
    return history
  }

  private static var processorMilliseconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) * 1e-6
  }
}
