/// How often a value has swung from one side of its slow average to the other recently.
struct SwingCounter: Equatable, Sendable {
  /// Swings counted, each forgotten gradually.
  private(set) var count = 0.0
  // Without the noise of batches, and yet quick enough to follow swings of forty steps.
  private var quick = MovingAverage()
  private var slow = MovingAverage()
  private var side = 0

  mutating func add(_ value: Double, _ thresholds: DoctorThresholds, length: Int) {
    slow.add(value, memory: MovingAverage.memory(thresholds.slowMemory, length))
    count *= MovingAverage.memory(thresholds.swingMemory, length)
    quick.add(value, memory: MovingAverage.memory(thresholds.quickMemory, length))
    let away = (quick.value ?? value) - (slow.value ?? value)
    let reached = away > thresholds.swing ? 1 : away < -thresholds.swing ? -1 : side
    // To leave the middle for the first time is not to swing.
    if reached != side && side != 0 { count += 1 }
    side = reached
  }
}
