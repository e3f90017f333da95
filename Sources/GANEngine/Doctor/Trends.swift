/// The smoothed measurements of a run, and what they were when it began. A step costs a few dozen
/// operations.
struct Trends: Equatable, Sendable {
  private(set) var discriminatorLoss = MovingAverage()
  private(set) var generatorLoss = MovingAverage()
  private(set) var realScore = MovingAverage()
  private(set) var fakeScore = MovingAverage()
  private(set) var realAccuracy = MovingAverage()
  private(set) var fakeAccuracy = MovingAverage()
  private(set) var logitSize = MovingAverage()
  private(set) var generatorGradient = MovingAverage()
  private(set) var discriminatorGradient = MovingAverage()
  private(set) var firstLoss = FirstMedian()
  /// The largest smoothed norm of G's gradient in the first steps.
  private(set) var firstGeneratorGradient: Double?
  private var stepsSeen = 0

  /// Takes in measurements that stand for `length` steps.
  mutating func add(_ vitals: Vitals, _ thresholds: DoctorThresholds, length: Int) {
    let memory = MovingAverage.memory(thresholds.memory, length)
    let window = thresholds.gradientWindow
    discriminatorLoss.add(vitals.discriminatorLoss, memory: memory)
    generatorLoss.add(vitals.generatorLoss, memory: memory)
    realScore.add(vitals.realScore, memory: memory)
    fakeScore.add(vitals.fakeScore, memory: memory)
    realAccuracy.add(vitals.realAccuracy, memory: memory)
    fakeAccuracy.add(vitals.fakeAccuracy, memory: memory)
    logitSize.add(vitals.logitSize, memory: memory)
    // Where norms were ever measured, none at all is one of 0: the end of a gradient that vanishes.
    let norm = vitals.generatorGradient ?? generatorGradient.value.map { _ in 0 }
    generatorGradient.add(norm, memory: memory)
    discriminatorGradient.add(vitals.discriminatorGradient, memory: memory)
    firstLoss.add(abs(vitals.discriminatorLoss), window: window, length: length)
    stepsSeen += length
    if stepsSeen <= window, let norm = generatorGradient.value {
      firstGeneratorGradient = max(firstGeneratorGradient ?? 0, norm)
    }
  }

  /// D's accuracy on real images and fakes together.
  var accuracy: Double? {
    guard let real = realAccuracy.value, let fake = fakeAccuracy.value else { return nil }
    return (real + fake) / 2
  }

  /// G's gradient over what it was at the beginning.
  var gradientShare: Double? {
    guard let norm = generatorGradient.value, let first = firstGeneratorGradient, first > 0 else {
      return nil
    }
    return norm / first
  }
}
