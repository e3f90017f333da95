import Dashboard
import Foundation
import GANEngine
import TextUI

/// What one frame of the dashboard costs.
enum FrameBenchmark {
  // The longest run anyone will watch: what a frame costs must not depend on it.
  private static let historySteps = 10_000_000

  /// CPU time of drawing a 120×36 frame of a run of ten million steps, without the terminal's part.
  static func milliseconds(_ trainer: inout Trainer) throws -> Double {
    var snapshot = Snapshot()
    snapshot.state = .running
    snapshot.totalSteps = 100_000
    snapshot.samples = try trainer.samples(count: 80)
    snapshot.hyperparameters = trainer.hyperparameters
    for step in 1...historySteps {
      var metrics = StepMetrics()
      for metric in Metric.allCases { metrics[metric] = Float(step % 97) / 97 }
      snapshot.history.append(metrics, step: step)
      snapshot.step = step
    }
    let info = RunInfo(preset: "balanced", dataName: "MNIST", precision: "fp32", runPath: "runs")
    var model = Model(frame: Frame(info: info, snapshot: snapshot, now: 0))
    let frames = 60
    let start = processorMilliseconds
    for index in 0..<frames {
      _ = model.handle(.frame(Frame(info: info, snapshot: snapshot, now: Double(index) / 30)))
      var canvas = Canvas(width: 120, height: 36)
      model.draw(on: &canvas)
    }
    return (processorMilliseconds - start) / Double(frames)
  }

  private static var processorMilliseconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) * 1e-6
  }
}
