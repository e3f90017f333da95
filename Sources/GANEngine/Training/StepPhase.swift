/// The parts of a training step, in the order they run.
public enum StepPhase: String, CaseIterable, Sendable {
  case data
  case generatorForward
  case discriminatorForward
  case discriminatorBackward
  case discriminatorUpdate
  case generatorLoss
  case generatorBackward
  case generatorUpdate
}

/// Adds up the time each phase takes.
struct PhaseClock {
  private(set) var durations = Array(repeating: Duration.zero, count: StepPhase.allCases.count)
  private var last = ContinuousClock.now

  mutating func start() { last = .now }

  mutating func finish(_ phase: StepPhase) {
    let now = ContinuousClock.now
    if let index = StepPhase.allCases.firstIndex(of: phase) { durations[index] += now - last }
    last = now
  }
}
