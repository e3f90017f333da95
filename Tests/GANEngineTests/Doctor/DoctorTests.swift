import Foundation
import Testing

@testable import GANEngine

struct DoctorTests {
  static let crossEntropy = AdversarialLoss(.nonSaturating)

  /// Measurements of a step: D(x), D(G(z)) and the two losses.
  private static func vitals(
    _ real: Double, _ fake: Double, d: Double = 1.2, g: Double = 1, step: Int = 0
  ) -> Vitals {
    var metrics = StepMetrics()
    // What a batch of 128 adds to any curve.
    let noise = 0.03 * sin(Double(step) * 2.399)
    metrics[.realScore] = Float(real + noise)
    metrics[.fakeScore] = Float(fake - noise)
    metrics[.discriminatorLoss] = Float(d * (1 + noise))
    metrics[.generatorLoss] = Float(g * (1 + noise))
    return Vitals(metrics)
  }

  private static func calm(_ step: Int) -> Vitals { vitals(0.6, 0.4, step: step) }

  private static func scores(
    _ step: Int, frechet: Double? = nil, counts: [Int] = Array(repeating: 200, count: 10)
  ) -> Scores {
    var scores = Scores(judge: "test", count: counts.reduce(0, +), reference: "test", step: step)
    let histogram = ClassHistogram(counts: counts)
    scores.classHistogram = histogram
    scores.klToPrior = histogram.divergence(from: .mnistTraining)
    // No better, but for what chance does.
    scores.frechetRaw = frechet ?? (step / 100 % 4 < 2 ? 595 : 605)
    return scores
  }

  /// Better by 3 % a thousand steps.
  private static func better(_ step: Int) -> Scores {
    scores(step, frechet: 600 * exp(-Double(step) / 30_000))
  }

  private static func report(_ doctor: Doctor, _ preset: String = "dropout") -> DoctorReport {
    let configuration = Preset.named(preset)?.configuration ?? Preset.standard.configuration
    return doctor.report(configuration.hyperparameters, in: configuration, canGoBack: true)
  }

  /// What is named in the course of steps, and when, but for the start.
  private static func course(
    _ loss: AdversarialLoss = crossEntropy, steps: Int = 3000, every: Int = 500,
    scores: (Int) -> Scores? = { DoctorTests.scores($0) }, vitals: (Int) -> Vitals
  ) -> (doctor: Doctor, named: [(Diagnosis, Int)]) {
    var doctor = Doctor(loss)
    var named: [(Diagnosis, Int)] = []
    for step in 1...steps {
      doctor.observe(vitals(step), step: step)
      if step.isMultiple(of: every), let found = scores(step) {
        doctor.observe(found, step: step)
      }
      if named.last.map({ $0.0 != doctor.diagnosis }) ?? (doctor.diagnosis != .balanced) {
        named.append((doctor.diagnosis, step))
      }
    }
    return (doctor, named)
  }

  // Ends of curves as the presets leave them: a healthy run is never alarmed.
  static let healthy: [(AdversarialLoss, Double, Double, Double, Double)] = [
    (AdversarialLoss(.nonSaturating, smoothing: 0.1), 0.55, 0.36, 1.18, 1.26),
    (AdversarialLoss(.nonSaturating), 0.75, 0.25, 0.75, 1.6),
    (AdversarialLoss(.minimax, smoothing: 0.1), 0.6, 0.3, 1.1, -0.4),
    (AdversarialLoss(.leastSquares), 0.61, 0.40, 0.19, 0.24),
    (AdversarialLoss(.hinge), 0.59, 0.47, 1.55, 0.35),
    (AdversarialLoss(.wasserstein), 1, 0.99, -4.8, -9.6),
    (AdversarialLoss(.relativistic), 0.94, 0.9, 0.43, 1.17),
    (AdversarialLoss(.nonSaturating), 0.5, 0.5, 1.386, 0.693),
  ]

  @Test(arguments: healthy)
  func healthyCurvesRaiseNoAlarm(
    _ loss: AdversarialLoss, _ real: Double, _ fake: Double, _ d: Double, _ g: Double
  ) {
    let (doctor, named) = Self.course(loss, steps: 9380, scores: Self.better) { step in
      // From chance to where the run stays, with a slow drift there.
      let way = 1 - exp(-Double(step) / 300) + 0.05 * sin(Double(step) / 900)
      return Self.vitals(
        0.5 + (real - 0.5) * way, 0.5 + (fake - 0.5) * way, d: d * way, g: g, step: step)
    }
    #expect(named.isEmpty, "\(named)")
    #expect(Self.report(doctor).first.sentence.hasPrefix("G and D are in balance: D"))
    #expect(Self.report(doctor).findings.isEmpty)
  }

  @Test func discriminatorAhead() {
    let (doctor, named) = Self.course(every: 100) { step in
      step < 1000
        ? Self.vitals(0.7, 0.3, step: step) : Self.vitals(0.94, 0.06, d: 0.13, g: 2.9, step: step)
    }
    #expect(named.map(\.0) == [.discriminatorAhead])
    #expect((named.first?.1 ?? 0) - 1000 < 400)
    let report = Self.report(doctor)
    #expect(report.remedy.command == "set lr.d 1e-4")
    #expect(report.first.sentence.contains("D(x) 0.94, D(G(z)) 0.06"))
    #expect(report.first.sentence.hasSuffix(":set lr.d 1e-4 or ! lowers D's learning rate"))
  }

  @Test func accuracyTellsMoreThanMeanScores() {
    let (_, named) = Self.course { step in
      var vitals = Self.vitals(0.7, 0.3, step: step)
      vitals.realAccuracy = 0.95
      vitals.fakeAccuracy = 0.97
      return vitals
    }
    #expect(named.map(\.0) == [.discriminatorAhead])
  }

  @Test func discriminatorSaturated() {
    let (_, named) = Self.course { step in
      step < 1000
        ? Self.vitals(0.7, 0.3, step: step) : Self.vitals(0.999, 0.001, d: 0.002, g: 9, step: step)
    }
    #expect(named.map(\.0).last == .discriminatorSaturated)
    #expect(named.allSatisfy { $0.0 == .discriminatorSaturated || $0.0 == .discriminatorAhead })
  }

  @Test func minimaxLosesItsGradientToASureDiscriminator() {
    let loss = AdversarialLoss(.minimax)
    let (doctor, named) = Self.course(loss) { step in
      let fake = max(0.5 * exp(-Double(step) / 60), 0.0005)
      var vitals = Self.vitals(1, 0, d: 2 * fake, g: -fake)
      vitals.realScore = 1 - fake
      vitals.fakeScore = fake
      return vitals
    }
    #expect(named.last?.0 == .vanishingGradient)
    #expect((named.last?.1 ?? .max) < 1000)
    #expect(Self.report(doctor, "minimax").remedy.command == "set loss nonSaturating")
  }

  @Test func aGradientThatFadesIsSeenUnderAnyLoss() {
    let (_, named) = Self.course(AdversarialLoss(.wasserstein)) { step in
      var vitals = Self.vitals(0.9, 0.8, d: -3, g: 1, step: step)
      vitals.generatorGradient = step < 1500 ? 2 : 0.0005
      return vitals
    }
    #expect(named.map(\.0) == [.vanishingGradient])
  }

  @Test func generatorAhead() {
    let (doctor, named) = Self.course { step in
      step < 1000 ? Self.vitals(0.6, 0.4, step: step) : Self.vitals(0.6, 0.8, d: 2.3, g: 0.2)
    }
    #expect(named.map(\.0) == [.generatorAhead])
    #expect(Self.report(doctor).remedy.command == "set lr.d 4e-4")
  }

  @Test(arguments: [
    (AdversarialLoss(.hinge), 0.1, Diagnosis.discriminatorAhead),
    (AdversarialLoss(.hinge), 0.01, .discriminatorSaturated),
    (AdversarialLoss(.hinge), 3, .generatorAhead),
    (AdversarialLoss(.relativistic), 0.1, .discriminatorAhead),
    (AdversarialLoss(.relativistic), 0.005, .discriminatorSaturated),
    (AdversarialLoss(.relativistic), 1.2, .generatorAhead),
    // A critic has no scores, only a gap that should be above 0.
    (AdversarialLoss(.wasserstein), 2, .generatorAhead),
    (AdversarialLoss(.wasserstein), -0.001, .balanced),
  ])
  func lossesWithoutProbabilitiesAreToldByTheirOwnScale(
    _ loss: AdversarialLoss, _ d: Double, _ expected: Diagnosis
  ) {
    let start = loss.kind == .wasserstein ? -4 : loss.equilibrium
    // Scores that would mean a sure D, were they probabilities.
    let (_, named) = Self.course(loss) { step in
      Self.vitals(0.99, 0.01, d: step < 1000 ? start * 0.9 : d, step: step)
    }
    #expect(named.last?.0 ?? .balanced == expected)
  }

  @Test func modeCollapseNamesTheMissingDigitsWithinTwoEvaluations() {
    let (doctor, named) = Self.course(
      every: 200,
      scores: { step in
        Self.scores(
          step,
          counts: step < 1200
            ? Array(repeating: 200, count: 10) : [400, 400, 0, 400, 400, 3, 0, 400, 0, 0])
      },
      vitals: Self.calm)
    #expect(named.map(\.0) == [.modeCollapse])
    #expect(named.first?.1 == 1400)
    let finding = Self.report(doctor).first
    #expect(finding.missing == [2, 5, 6, 8, 9])
    #expect(finding.sentence.hasPrefix("mode collapse: no 2, 5, 6, 8 and 9: KL"))
  }

  @Test func oneImageForAllIsCollapseWithoutAnyJudge() {
    let (doctor, named) = Self.course(
      scores: { step in
        var scores = Scores(judge: "", count: 2000, reference: "")
        scores.spreadRatio = step < 1000 ? 0.8 : 0.03
        return scores
      },
      vitals: Self.calm)
    #expect(named.map(\.0) == [.modeCollapse])
    #expect(Self.report(doctor).first.missing.isEmpty)
  }

  @Test func theFirstEvaluationsOfAHealthyRunAreNoCollapse() {
    // As an untrained generator is judged; measured until step 250 of a healthy run.
    let (_, named) = Self.course(
      every: 100,
      scores: {
        Self.scores(
          $0,
          counts: $0 < 500
            ? [160, 300, 0, 100, 0, 0, 0, 40, 1240, 140] : Array(repeating: 200, count: 10))
      },
      vitals: Self.calm)
    #expect(named.isEmpty)
  }

  @Test func swingsAreOscillation() {
    let (_, named) = Self.course(steps: 6000) { step in
      let turn = sin(Double(step) / 60)
      return Self.vitals(0.5 - 0.3 * turn, 0.5 + 0.35 * turn, d: 1.4, step: step)
    }
    #expect(named.map(\.0) == [.oscillating])
  }

  // Periods in steps: below forty or so the noise of batches is no different.
  @Test(arguments: [60, 150, 400, 700])
  func swingsOfAnyPeriodAreOscillation(_ period: Int) {
    let (_, named) = Self.course(steps: 8000) { step in
      let turn = sin(2 * .pi * Double(step) / Double(period))
      return Self.vitals(0.5, 0.45 + 0.35 * turn, d: 1.4, step: step)
    }
    #expect(named.map(\.0) == [.oscillating], "\(named)")
  }

  /// D(G(z)) that trembles, drifts, or moves once to another place.
  static let noSwings: [@Sendable (Int) -> Double] = [
    { 0.45 + 0.08 * sin(Double($0) / 30) },
    { 0.45 + 0.35 * sin(Double($0) * 2.399) },
    { 0.2 + 0.4 * Double($0) / 5000 },
    { $0 < 2500 ? 0.25 : 0.6 },
  ]

  @Test(arguments: noSwings.indices)
  func whatDoesNotSwingIsNoOscillation(_ index: Int) {
    // Beyond 5,000 steps a plateau is named.
    let (_, named) = Self.course(steps: 5000) { step in
      let fake = Self.noSwings[index](step)
      return Self.vitals(fake + 0.1, fake, d: 1.4, step: step)
    }
    #expect(named.isEmpty, "\(named)")
  }

  @Test func oneEvaluationOutOfLineIsNoOscillation() {
    let (_, named) = Self.course(
      steps: 5000,
      scores: { step in
        var counts = Array(repeating: 100, count: 10)
        if step == 2500 { counts[3] = 900 }
        return Self.scores(step, counts: counts)
      },
      vitals: Self.calm)
    #expect(named.isEmpty, "\(named)")
  }

  @Test(arguments: [5.0, 0])
  func aGradientOfNothingAtAllHasVanished(_ first: Double) {
    let (_, named) = Self.course(steps: 2000) { step in
      var vitals = Self.calm(step)
      vitals.generatorGradient = step < 600 && first > 0 ? first : nil
      return vitals
    }
    // Where a norm was never measured nothing is said.
    #expect(named.map(\.0) == (first > 0 ? [.vanishingGradient] : []), "\(named)")
  }

  @Test func hoppingFromClassToClassIsOscillation() {
    let (_, named) = Self.course(
      steps: 5000,
      scores: { step in
        var counts = Array(repeating: 100, count: 10)
        counts[step / 500 % 10] = 700
        return Self.scores(step, counts: counts)
      },
      vitals: Self.calm)
    #expect(named.first?.0 == .oscillating)
  }

  @Test func growthWithoutLimitIsDivergence() {
    let (doctor, named) = Self.course(AdversarialLoss(.wasserstein), steps: 4000) { step in
      Self.vitals(0.9, 0.1, d: -2 * exp(Double(max(step - 1500, 0)) / 200), step: step)
    }
    #expect(named.map(\.0) == [.diverging])
    #expect(Self.report(doctor).remedy.command == "back halving")
  }

  @Test func threeStepsWithoutNumbersAreNotFinite() {
    var doctor = Doctor(Self.crossEntropy)
    for step in 1...300 { doctor.observe(Self.vitals(0.6, 0.4, step: step), step: step) }
    for step in 301...302 { doctor.observe(Self.vitals(.nan, 0.4), step: step) }
    #expect(doctor.diagnosis == .balanced)
    doctor.observeFailure(step: 303)
    #expect(doctor.diagnosis == .nonFinite)
    #expect(doctor.since == 303)
    for step in 304...600 { doctor.observe(Self.vitals(0.6, 0.4, step: step), step: step) }
    #expect(doctor.diagnosis == .balanced)
  }

  @Test func copiesAreMemorising() {
    let near = NearestRowsOfTests.check(generated: 0.2, test: 1)
    let (doctor, named) = Self.course(
      scores: { step in
        var scores = Self.scores(step)
        scores.memorising = step < 1000 ? NearestRowsOfTests.check(generated: 1, test: 1) : near
        return scores
      },
      vitals: Self.calm)
    #expect(named.map(\.0) == [.memorising])
    #expect(Self.report(doctor).first.evidence.hasSuffix("0.20"))
  }

  @Test func aFrozenGeneratorAndAPlateauAreStalled() {
    let frozen = Self.course(
      scores: { Self.scores($0, frechet: $0 < 1000 ? nil : 80) }, vitals: Self.calm)
    #expect(frozen.named.map(\.0) == [.stalled])
    #expect((frozen.named.first?.1 ?? .max) <= 2500)
    // Up and down by 3 %, and no better in the end.
    let plateau = Self.course(
      steps: 12_000,
      scores: { Self.scores($0, frechet: $0 < 3000 ? nil : 80 + 3.6 * sin(Double($0) / 700)) },
      vitals: Self.calm)
    #expect(plateau.named.map(\.0) == [.stalled])
    #expect((plateau.named.first?.1 ?? 0) > 8000)
  }

  @Test func shortSpellsAndValuesBetweenTheThresholdsDoNotFlicker() {
    // 150 steps of every 600 beyond the threshold, not long enough to be named.
    let spells = Self.course(steps: 5000) { step in
      step % 600 < 150
        ? Self.vitals(0.93, 0.03, step: step) : Self.vitals(0.55, 0.45, step: step)
    }
    #expect(spells.named.isEmpty)
    // Around the threshold for good: named once, and kept.
    let edge = Self.course(steps: 8000) { step in
      let gap = 0.52 + 0.08 * sin(Double(step) / 150)
      return Self.vitals(0.5 + gap / 2, 0.5 - gap / 2, step: step)
    }
    #expect(edge.named.count <= 1, "\(edge.named)")
    // A single evaluation out of line, now and then.
    let slips = Self.course(
      steps: 5000, every: 100,
      scores: {
        Self.scores(
          $0,
          counts: $0 % 400 == 0
            ? [2000, 0, 0, 0, 0, 0, 0, 0, 0, 0] : Array(repeating: 200, count: 10))
      },
      vitals: Self.calm)
    #expect(slips.named.isEmpty)
  }

  @Test func statesEndAgain() {
    let (_, named) = Self.course(steps: 4000, every: 100) { step in
      (1000..<2000).contains(step)
        ? Self.vitals(0.95, 0.04, step: step) : Self.vitals(0.65, 0.35, step: step)
    }
    #expect(named.map(\.0) == [.discriminatorAhead, .balanced])
    #expect((named.last?.1 ?? 0) < 2500)
  }

  @Test func anotherLossStartsMeasurementsAnew() {
    var (doctor, _) = Self.course { Self.vitals(0.96, 0.04, step: $0) }
    #expect(doctor.diagnosis == .discriminatorAhead)
    doctor.follow(AdversarialLoss(.wasserstein))
    for step in 3001...3600 {
      doctor.observe(Self.vitals(0.96, 0.04, d: -3, step: step), step: step)
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
    #expect(Self.report(Doctor(Self.crossEntropy)).first.sentence == "G and D are in balance")
  }

  // As the preset that collapses goes: smooth losses, a gradient that ends, one image for all.
  @Test func collapseIsTheWorstWhateverTheLossesDo() {
    let (doctor, named) = Self.course(
      steps: 2800, every: 200,
      scores: { step in
        var scores = Self.scores(step, frechet: 2220, counts: [0, 2000, 0, 0, 0, 0, 0, 0, 0, 0])
        scores.spreadRatio = 2e-6
        scores.withinClassRatios = [nil, 1e-11, nil, nil, nil, nil, nil, nil, nil, nil]
        scores.recall = 0
        return scores
      },
      vitals: { step in
        var vitals = Self.vitals(0.95, 0.03, d: 0.08, g: 3.4)
        vitals.generatorGradient = 0.02 * exp(-Double(step) / 20) + 1e-9
        return vitals
      })
    #expect(named.last?.0 == .modeCollapse)
    #expect(!named.contains { $0.0 == .diverging })
    #expect((named.first { $0.0 == .modeCollapse }?.1 ?? .max) < 1000)
    let report = Self.report(doctor)
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
    var doctor = Doctor(Self.crossEntropy)
    for step in 1...2000 {
      doctor.observe(Self.calm(step), step: step)
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
    let (_, named) = Self.course(
      every: 200,
      scores: { step in
        Self.scores(
          step, frechet: 2200 * exp(-Double(step) / 3000),
          counts: [900, 700, 200, 200, 0, 0, 0, 0, 0, 0])
      },
      vitals: { Self.vitals(0.9, 0.1, step: $0) })
    #expect(named.isEmpty, "\(named)")
  }

  @Test func aCriticThatIsWildFromTheFirstStepDiverges() {
    let (doctor, named) = Self.course(AdversarialLoss(.wasserstein)) { step in
      Self.vitals(1, 0, d: -1e13, g: 1e12, step: step)
    }
    #expect(named.map(\.0) == [.diverging])
    #expect(Self.report(doctor).first.evidence.hasPrefix("D's loss -1e+13"))
  }

  @Test func aGradientThatGrowsFromNextToNothingIsNoDivergence() {
    let (_, named) = Self.course { step in
      var vitals = Self.vitals(0.6, 0.4, step: step)
      vitals.generatorGradient = step < 600 ? 1e-5 : 0.5
      return vitals
    }
    #expect(named.isEmpty, "\(named)")
  }

  @Test func weightsThatAreNotFiniteAreTheWorst() {
    var (doctor, _) = Self.course(AdversarialLoss(.wasserstein)) { step in
      Self.vitals(1, 0, d: -1e13, step: step)
    }
    doctor.observe(weightsAreFinite: false, step: 3001)
    #expect(doctor.findings == [.nonFinite, .diverging])
    #expect(doctor.since == 3001)
    doctor.observe(weightsAreFinite: true, step: 3100)
    #expect(doctor.findings == [.diverging])
  }
}

enum NearestRowsOfTests {
  /// A check of sets whose rows all lie so far from a training row.
  static func check(generated: Double, test: Double) -> MemorisingCheck {
    MemorisingCheck(
      generated: NearestRows(indices: [0], distances: [generated]),
      test: NearestRows(indices: [0], distances: [test]))
  }
}
