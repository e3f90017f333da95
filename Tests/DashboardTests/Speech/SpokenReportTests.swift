import Testing
import TextUI

@testable import Dashboard
@testable import GANEngine

@Suite struct SpokenReportTests {
  /// 1,200 steps of which the losses are known, D's falling by a thousandth a step.
  private func frame(steps: Int = 1_200) -> Frame {
    var snapshot = Snapshot()
    snapshot.progress.state = .running
    snapshot.progress.totalSteps = 46_800
    snapshot.progress.stepsPerEpoch = 468
    snapshot.progress.stepsPerSecond = 187
    snapshot.progress.startTime = 1_000
    for step in 1...steps {
      var metrics = StepMetrics()
      metrics[.discriminatorLoss] = 2.5 - Float(step) / 1000
      metrics[.generatorLoss] = 0.75
      snapshot.measurements.metrics = metrics
      snapshot.measurements.history.append(metrics, step: step, stepsPerSecond: 187)
    }
    snapshot.progress.step = steps
    return Frame(info: Specimen.info, snapshot: snapshot, now: 1_010)
  }

  private func told(_ frame: Frame) -> SpokenReport {
    var report = SpokenReport()
    _ = report.sentences(frame, isDue: true)
    return report
  }

  @Test func itBeginsWithWhatIsTrainedAndWhereItStands() {
    var report = SpokenReport()
    #expect(
      report.sentences(frame(), isDue: true) == [
        "Training balanced on MNIST, 60,000 digits, in bf16. The run is kept in "
          + "runs/2026-11-21-1041-balanced. Control C saves and ends.",
        "Step 1,200 of 46,800, epoch 3: discriminator loss 1.300, falling; "
          + "generator loss 0.750, steady; 187 steps a second, 4 minutes left.",
      ])
  }

  @Test func preparationIsSaidOnce() {
    var frame = frame()
    frame.info.preparation = "reading MNIST"
    var report = SpokenReport()
    #expect(report.sentences(frame, isDue: true) == ["Reading MNIST."])
    #expect(report.sentences(frame, isDue: true).isEmpty)
  }

  @Test func whereItStandsIsSaidWhenDueAndOnlyOfNewSteps() {
    var report = told(frame())
    #expect(report.sentences(frame(), isDue: true).isEmpty)
    #expect(report.sentences(frame(steps: 1_300), isDue: false).isEmpty)
    #expect(report.sentences(frame(steps: 1_300), isDue: true).count == 1)
  }

  @Test func lossesThatAreNoNumbersAreSaidToBeNone() throws {
    var frame = frame()
    frame.snapshot.measurements.metrics?[.generatorLoss] = .nan
    frame.snapshot.progress.state = .paused
    let sentence = SpokenProgress(frame.snapshot).sentence
    #expect(sentence.hasSuffix("generator loss not finite; paused."))
  }

  @Test func theEndIsSaidEvenWhereTheStepIsKnown() {
    var report = told(frame())
    var frame = frame()
    frame.snapshot.progress.state = .finished
    let said = report.sentences(frame, isDue: true)
    #expect(said.count == 1 && said.first?.hasSuffix("; the run is finished.") == true)
  }

  @Test func eventsAreSaidOnceAndThoseOfEarlierSessionsNever() {
    var frame = frame()
    frame.snapshot.journal.events = [RunEvent(step: 3, time: 900, kind: .pause)]
    var report = told(frame)
    frame.snapshot.journal.events += [
      RunEvent(
        step: 1_150, time: 1_009, kind: .set(.discriminatorLearningRate, from: 2e-4, to: 1e-4)),
      RunEvent(step: 1_160, time: 1_009, kind: .saving),
      RunEvent(step: 1_160, time: 1_009, kind: .save(path: "a/b.safetensors", weights: "")),
      RunEvent(step: 1_170, time: 1_009, kind: .rollback(to: 900, halvingRates: true)),
    ]
    #expect(
      report.sentences(frame, isDue: false) == [
        "Changed learning rate of the discriminator from 2.00e-4 to 1.00e-4, applied at "
          + "step 1,150.",
        "Saved a/b.safetensors at step 1,160.",
        "Back to step 900, rates halved, at step 1,170.",
      ])
    #expect(report.sentences(frame, isDue: false).isEmpty)
  }

  @Test func theDoctorIsHeardWhenTheStateChanges() {
    var frame = frame()
    var report = told(frame)
    frame.snapshot.doctor = Specimen.balanced
    #expect(
      report.sentences(frame, isDue: false) == [
        "Doctor: G and D are in balance: D(x) 0.59, D(G(z)) 0.39, accuracy 0.71."
      ])
    #expect(report.sentences(frame, isDue: false).isEmpty)
    frame.snapshot.doctor = Specimen.collapsed
    let sentence = report.sentences(frame, isDue: false)
    #expect(sentence.first?.hasPrefix("Doctor: mode collapse: no 2, 5 and 6: KL") == true)
    #expect(
      sentence.first?.hasSuffix(
        "Advice: back halving, which goes back and halves the rates.") == true)
  }

  @Test func scoresAreSaidWhenTheyAreNewAndComparedWithThoseOfAsManyDigits() {
    var frame = frame()
    var report = told(frame)
    func add(_ distance: Double, _ count: Int, step: Int) {
      var scores = Scores(judge: "1a2b3c4d", count: count, reference: "test10k")
      scores.frechet = distance
      frame.snapshot.quality.add(scores, step: step, isFull: count == 10_000)
    }
    add(41.25, 2_000, step: 400)
    #expect(
      report.sentences(frame, isDue: false)
        == ["Fréchet distance 41.3 at step 400, of 2,000 digits."])
    add(36, 2_000, step: 800)
    #expect(
      report.sentences(frame, isDue: false)
        == ["Fréchet distance 36.0 at step 800, of 2,000 digits, better than the 41.3 before."])
    add(34, 10_000, step: 936)
    #expect(
      report.sentences(frame, isDue: false)
        == ["Fréchet distance 34.0 at step 936, of 10,000 digits."])
    #expect(report.sentences(frame, isDue: false).isEmpty)
    frame.snapshot.quality.goBack(to: 500)
    #expect(report.sentences(frame, isDue: false).isEmpty)
  }

  @Test func scoresFromBeforeAResumeAreNoNews() {
    var report = SpokenReport()
    let said = report.sentences(Specimen.scored(Specimen.balanced), isDue: false)
    #expect(!said.contains { $0.contains("Fréchet") })
  }

  @Test(
    arguments: [
      (0, "0 seconds"), (1, "1 second"), (89, "89 seconds"), (100, "2 minutes"),
      (5_000, "83 minutes"), (7_200, "2 hours"), (200_000, "2 days"),
    ] as [(Double, String)])
  func durationsAreRough(seconds: Double, words: String) {
    #expect(SpokenProgress.duration(seconds) == words)
  }
}
