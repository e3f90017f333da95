import Foundation
import Testing

@testable import GANEngine

/// What the doctor makes of evaluations, and of looks at a few digits.
struct DoctorScoreTests {
  private typealias Curves = FormulaCurves

  @Test func modeCollapseNamesTheMissingDigitsWithinTwoEvaluations() {
    let (doctor, named) = Curves.course(
      every: 200,
      scores: { step in
        Curves.scores(
          step,
          counts: step < 1200
            ? Array(repeating: 200, count: 10) : [400, 400, 0, 400, 400, 3, 0, 400, 0, 0])
      },
      vitals: Curves.calm)
    #expect(named.map(\.0) == [.modeCollapse])
    #expect(named.first?.1 == 1400)
    let finding = Curves.report(doctor).first
    #expect(finding.missing == [2, 5, 6, 8, 9])
    #expect(finding.sentence.hasPrefix("mode collapse: no 2, 5, 6, 8 and 9: KL"))
  }

  @Test func oneImageForAllIsCollapseWithoutAnyJudge() {
    let (doctor, named) = Curves.course(
      scores: { step in
        var scores = Scores(judge: "", count: 2000, reference: "")
        scores.spreadRatio = step < 1000 ? 0.8 : 0.03
        return scores
      },
      vitals: Curves.calm)
    #expect(named.map(\.0) == [.modeCollapse])
    #expect(Curves.report(doctor).first.missing.isEmpty)
  }

  @Test func theFirstEvaluationsOfAHealthyRunAreNoCollapse() {
    // As an untrained generator is judged; measured until step 250 of a healthy run.
    let (_, named) = Curves.course(
      every: 100,
      scores: {
        Curves.scores(
          $0,
          counts: $0 < 500
            ? [160, 300, 0, 100, 0, 0, 0, 40, 1240, 140] : Array(repeating: 200, count: 10))
      },
      vitals: Curves.calm)
    #expect(named.isEmpty)
  }

  @Test func copiesAreMemorising() {
    let near = NearestRowsOfTests.check(generated: 0.2, test: 1)
    let (doctor, named) = Curves.course(
      scores: { step in
        var scores = Curves.scores(step)
        scores.memorising = step < 1000 ? NearestRowsOfTests.check(generated: 1, test: 1) : near
        return scores
      },
      vitals: Curves.calm)
    #expect(named.map(\.0) == [.memorising])
    #expect(Curves.report(doctor).first.evidence.hasSuffix("0.20"))
  }

  @Test func aFrozenGeneratorAndAPlateauAreStalled() {
    let frozen = Curves.course(
      scores: { Curves.scores($0, frechet: $0 < 1000 ? nil : 80) }, vitals: Curves.calm)
    #expect(frozen.named.map(\.0) == [.stalled])
    #expect((frozen.named.first?.1 ?? .max) <= 2500)
    // Up and down by 3 %, and no better in the end.
    let plateau = Curves.course(
      steps: 12_000,
      scores: { Curves.scores($0, frechet: $0 < 3000 ? nil : 80 + 3.6 * sin(Double($0) / 700)) },
      vitals: Curves.calm)
    #expect(plateau.named.map(\.0) == [.stalled])
    #expect((plateau.named.first?.1 ?? 0) > 8000)
  }

  // As the preset that collapses goes: smooth losses, a gradient that ends, one image for all.
  @Test func collapseIsTheWorstWhateverTheLossesDo() {
    let (doctor, named) = Curves.course(
      steps: 2800, every: 200,
      scores: { step in
        var scores = Curves.scores(step, frechet: 2220, counts: [0, 2000, 0, 0, 0, 0, 0, 0, 0, 0])
        scores.spreadRatio = 2e-6
        scores.withinClassRatios = [nil, 1e-11, nil, nil, nil, nil, nil, nil, nil, nil]
        scores.recall = 0
        return scores
      },
      vitals: { step in
        var vitals = Curves.vitals(0.95, 0.03, d: 0.08, g: 3.4)
        vitals.generatorGradient = 0.02 * exp(-Double(step) / 20) + 1e-9
        return vitals
      })
    #expect(named.last?.0 == .modeCollapse)
    #expect(!named.contains { $0.0 == .diverging })
    #expect((named.first { $0.0 == .modeCollapse }?.1 ?? .max) < 1000)
    let report = Curves.report(doctor)
    #expect(
      report.findings.map(\.diagnosis) == [
        .modeCollapse, .vanishingGradient, .discriminatorAhead, .stalled,
      ])
    #expect(report.findings.allSatisfy { !$0.evidence.isEmpty })
    #expect(report.first.evidence.contains("recall 0.00"))
    #expect(report.first.state == "mode collapse: all digits are one image")
  }

  // Without anybody who scores.
  @Test(arguments: [(0.02, 0.9, Diagnosis.modeCollapse), (0.3, 0.9, .balanced)])
  func looksAtAFewDigitsShowOneImage(_ spread: Double, _ distance: Double, _ expected: Diagnosis) {
    var doctor = Doctor(Curves.crossEntropy)
    for step in 1...2000 {
      doctor.observe(Curves.calm(step), step: step)
      guard step.isMultiple(of: 100) else { continue }
      // What other latents would change.
      let chance = 0.01 * sin(Double(step))
      doctor.observe(
        SampleLook(spreadRatio: spread, distance: distance + chance), step: step)
    }
    #expect(doctor.diagnosis == expected)
    doctor.startOver()
    #expect(doctor.findings.isEmpty)
  }

  @Test func aRunWhoseDigitsComeNearerIsNoCollapseYet() {
    let (_, named) = Curves.course(
      every: 200,
      scores: { step in
        Curves.scores(
          step, frechet: 2200 * exp(-Double(step) / 3000),
          counts: [900, 700, 200, 200, 0, 0, 0, 0, 0, 0])
      },
      vitals: { Curves.vitals(0.9, 0.1, step: $0) })
    #expect(named.isEmpty, "\(named)")
  }
}
