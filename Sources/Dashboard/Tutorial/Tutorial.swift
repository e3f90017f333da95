import GANEngine

/// How far the guided run has got.
struct Tutorial: Sendable {
  private(set) var index = 0
  /// The step and the moment at which this part began.
  private(set) var step: Int
  private(set) var time: Double
  /// The learning rate of D at the beginning.
  let rate: Double

  /// Whether D is ahead: as the doctor finds, or by half a scale between its scores.
  static func isWon(_ snapshot: Snapshot) -> Bool {
    let alarms: [Diagnosis] = [
      .discriminatorAhead, .discriminatorSaturated, .vanishingGradient, .diverging,
    ]
    if let found = snapshot.doctor?.findings,
      found.contains(where: { alarms.contains($0.diagnosis) })
    {
      return true
    }
    return snapshot.measurements.metrics.map { $0[.realScore] - $0[.fakeScore] > 0.5 } ?? false
  }

  init(_ snapshot: Snapshot, now: Double) {
    step = snapshot.progress.step
    time = now
    rate = snapshot.settings.hyperparameters[.discriminatorLearningRate]
  }

  var stage: TutorialStage { TutorialStage.all[index] }

  func progress(_ snapshot: Snapshot) -> Double {
    min(max(stage.progress(snapshot, self), 0), 1)
  }

  /// To the next part where this one is done.
  mutating func follow(_ snapshot: Snapshot, now: Double) {
    guard index + 1 < TutorialStage.all.count, progress(snapshot) >= 1 else { return }
    index += 1
    step = snapshot.progress.step
    time = now
  }

  /// Whether such an event happened since this part began.
  func has(_ snapshot: Snapshot, _ wanted: (RunEvent.Kind) -> Bool) -> Bool {
    snapshot.journal.events.contains { $0.time >= time && wanted($0.kind) }
  }
}

extension Model {
  /// Begins the guided run.
  public mutating func beginTutorial() { tutorial = Tutorial(snapshot, now: frame.now) }
}
