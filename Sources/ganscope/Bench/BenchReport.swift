import Foundation
import GANEngine

/// The figures of a benchmark, for people and for scripts.
struct BenchReport: Encodable {
  let precision: String
  let batch: Int
  let threads: Int
  let steps: Int
  let stepsPerSecond: Double
  let stepMilliseconds: Double
  let gigaflopsPerSecond: Double
  let phases: [String: Double]
  let floorMilliseconds: Double
  let floorFraction: Double
  let saveMilliseconds: Double
  let frameMilliseconds: Double
  let largeFrameMilliseconds: Double
  let peakMegabytes: Double

  init(
    _ result: Benchmark.Result, frameMilliseconds: Double, largeFrameMilliseconds: Double,
    peakMegabytes: Double
  ) {
    precision = result.precision.rawValue
    batch = result.batch
    threads = result.threads
    steps = result.steps
    stepsPerSecond = result.stepsPerSecond
    stepMilliseconds = result.stepMilliseconds
    gigaflopsPerSecond = result.gigaflops
    phases = Dictionary(
      uniqueKeysWithValues: result.phases.map { ($0.phase.rawValue, $0.milliseconds) })
    floorMilliseconds = result.floorMilliseconds
    floorFraction = result.floorFraction
    saveMilliseconds = result.copyMilliseconds
    self.frameMilliseconds = frameMilliseconds
    self.largeFrameMilliseconds = largeFrameMilliseconds
    self.peakMegabytes = peakMegabytes
  }

  var text: String {
    let head = String(
      format: "%@, batch %d, %d threads: %.1f steps/s, %.2f ms a step, %.0f GFLOP/s",
      precision, batch, threads, stepsPerSecond, stepMilliseconds, gigaflopsPerSecond)
    let parts = StepPhase.allCases.map { phase in
      let time = phases[phase.rawValue] ?? 0
      let bar = String(repeating: "#", count: Int((40 * time / stepMilliseconds).rounded()))
      let name = phase.rawValue.padding(toLength: 22, withPad: " ", startingAt: 0)
      return String(format: "  %@ %8.3f ms  %@", name, time, bar)
    }
    let floor = String(
      format: "floor %.2f ms a step; %.0f %% of it reached", floorMilliseconds,
      100 * floorFraction)
    let rest = String(
      format: "a frame at 120×36 takes %.2f ms, at 400×120 %.2f ms, a save %.1f ms of training; "
        + "peak memory %.0f MB",
      frameMilliseconds, largeFrameMilliseconds, saveMilliseconds, peakMegabytes)
    return ([head] + parts + [floor, rest]).joined(separator: "\n")
  }
}
