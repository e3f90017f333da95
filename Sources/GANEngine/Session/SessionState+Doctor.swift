extension SessionState {
  /// What the doctor says now.
  var examination: DoctorReport {
    doctor.report(
      trainer.hyperparameters, in: trainer.configuration, canGoBack: !memories.steps.isEmpty)
  }

  /// Records what the doctor finds that was not found when it was last heard, the worst first.
  mutating func reportAlarms() {
    let known = diagnosis?.findings.map(\.diagnosis) ?? []
    guard doctor.findings != known else { return }
    let report = examination
    diagnosis = report
    for finding in report.findings where !known.contains(finding.diagnosis) {
      record(.alert(finding.diagnosis, finding.sentence))
    }
  }

  /// Lets the doctor look at a few digits and at the weights, now and then.
  mutating func showDoctor() {
    // A step that failed has changed nothing.
    guard failures == 0, trainer.stepCount.isMultiple(of: SampleWatch.interval) else { return }
    checkWeights()
    if watch == nil {
      watch = attempt("the doctor cannot look at the digits") { try SampleWatch($0.trainer) }
    }
    guard let look = watch?.look(at: trainer) else { return }
    doctor.observe(look, step: trainer.stepCount)
  }

  /// Whether the run can go on: its weights are finite. The doctor is told either way.
  @discardableResult
  mutating func checkWeights() -> Bool {
    let areFinite = trainer.isFinite
    doctor.observe(weightsAreFinite: areFinite, step: trainer.stepCount)
    return areFinite
  }
}
