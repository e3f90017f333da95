import Foundation
import Testing

@testable import GANEngine

/// When a state is named, kept and given up.
struct DoctorAlarmTests {
  private typealias Curves = FormulaCurves

  @Test func threeStepsThatAreNotFiniteAreNamed() {
    var doctor = Doctor(Curves.crossEntropy)
    for step in 1...300 { doctor.observe(Curves.vitals(0.6, 0.4, step: step), step: step) }
    for step in 301...302 { doctor.observe(Curves.vitals(.nan, 0.4), step: step) }
    #expect(doctor.diagnosis == .balanced)
    doctor.observeFailure(step: 303)
    #expect(doctor.diagnosis == .nonFinite)
    #expect(doctor.since == 303)
    for step in 304...600 { doctor.observe(Curves.vitals(0.6, 0.4, step: step), step: step) }
    #expect(doctor.diagnosis == .balanced)
  }

  @Test func weightsThatAreNotFiniteAreTheWorst() {
    var (doctor, _) = Curves.course(AdversarialLoss(.wasserstein)) { step in
      Curves.vitals(1, 0, d: -1e13, step: step)
    }
    doctor.observe(weightsAreFinite: false, step: 3001)
    #expect(doctor.findings == [.nonFinite, .diverging])
    #expect(doctor.since == 3001)
    doctor.observe(weightsAreFinite: true, step: 3100)
    #expect(doctor.findings == [.diverging])
  }

  @Test func shortSpellsAndValuesBetweenTheThresholdsDoNotFlicker() {
    // 150 steps of every 600 beyond the threshold, not long enough to be named.
    let spells = Curves.course(steps: 5000) { step in
      step % 600 < 150
        ? Curves.vitals(0.93, 0.03, step: step) : Curves.vitals(0.55, 0.45, step: step)
    }
    #expect(spells.named.isEmpty)
    // Around the threshold for good: named once, and kept.
    let edge = Curves.course(steps: 8000) { step in
      let gap = 0.52 + 0.08 * sin(Double(step) / 150)
      return Curves.vitals(0.5 + gap / 2, 0.5 - gap / 2, step: step)
    }
    #expect(edge.named.count <= 1, "\(edge.named)")
    // A single evaluation out of line, now and then.
    let slips = Curves.course(
      steps: 5000, every: 100,
      scores: {
        Curves.scores(
          $0,
          counts: $0 % 400 == 0
            ? [2000, 0, 0, 0, 0, 0, 0, 0, 0, 0] : Array(repeating: 200, count: 10))
      },
      vitals: Curves.calm)
    #expect(slips.named.isEmpty)
  }

  @Test func statesEndAgain() {
    let (_, named) = Curves.course(steps: 4000, every: 100) { step in
      (1000..<2000).contains(step)
        ? Curves.vitals(0.95, 0.04, step: step) : Curves.vitals(0.65, 0.35, step: step)
    }
    #expect(named.map(\.0) == [.discriminatorAhead, .balanced])
    #expect((named.last?.1 ?? 0) < 2500)
  }

  @Test func anotherLossStartsMeasurementsAnew() {
    var (doctor, _) = Curves.course { Curves.vitals(0.96, 0.04, step: $0) }
    #expect(doctor.diagnosis == .discriminatorAhead)
    doctor.follow(AdversarialLoss(.wasserstein))
    for step in 3001...3600 {
      doctor.observe(Curves.vitals(0.96, 0.04, d: -3, step: step), step: step)
    }
    #expect(doctor.diagnosis == .balanced)
    doctor.startOver()
    #expect(doctor.diagnosis == .balanced && doctor.since == 0)
  }

  @Test func everyDiagnosisHasASentence() {
    #expect(
      Diagnosis.allCases.map(\.rawValue) == [
        "balanced", "discriminatorAhead", "discriminatorSaturated", "vanishingGradient",
        "generatorAhead", "modeCollapse", "oscillating", "diverging", "memorising", "stalled",
        "nonFinite",
      ])
    #expect(Curves.report(Doctor(Curves.crossEntropy)).first.sentence == "G and D are in balance")
  }
}
