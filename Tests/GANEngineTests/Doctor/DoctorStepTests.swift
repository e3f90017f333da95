import Foundation
import Testing

@testable import GANEngine

/// What the doctor makes of losses, scores and gradients of steps.
struct DoctorStepTests {
  private typealias Curves = FormulaCurves

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
    let (doctor, named) = Curves.course(loss, steps: 9380, scores: Curves.better) { step in
      // From chance to where the run stays, with a slow drift there.
      let way = 1 - exp(-Double(step) / 300) + 0.05 * sin(Double(step) / 900)
      return Curves.vitals(
        0.5 + (real - 0.5) * way, 0.5 + (fake - 0.5) * way, d: d * way, g: g, step: step)
    }
    #expect(named.isEmpty, "\(named)")
    #expect(Curves.report(doctor).first.sentence.hasPrefix("G and D are in balance: D"))
    #expect(Curves.report(doctor).findings.isEmpty)
  }

  @Test func discriminatorAhead() {
    let (doctor, named) = Curves.course(every: 100) { step in
      step < 1000
        ? Curves.vitals(0.7, 0.3, step: step)
        : Curves.vitals(0.94, 0.06, d: 0.13, g: 2.9, step: step)
    }
    #expect(named.map(\.0) == [.discriminatorAhead])
    #expect((named.first?.1 ?? 0) - 1000 < 400)
    let report = Curves.report(doctor)
    #expect(report.remedy.command == "set lr.d 1e-4")
    #expect(report.first.sentence.contains("D(x) 0.94, D(G(z)) 0.06"))
    #expect(report.first.sentence.hasSuffix(":set lr.d 1e-4 or ! lowers D's learning rate"))
  }

  @Test func accuracyTellsMoreThanMeanScores() {
    let (_, named) = Curves.course { step in
      var vitals = Curves.vitals(0.7, 0.3, step: step)
      vitals.realAccuracy = 0.95
      vitals.fakeAccuracy = 0.97
      return vitals
    }
    #expect(named.map(\.0) == [.discriminatorAhead])
  }

  @Test func discriminatorSaturated() {
    let (_, named) = Curves.course { step in
      step < 1000
        ? Curves.vitals(0.7, 0.3, step: step)
        : Curves.vitals(0.999, 0.001, d: 0.002, g: 9, step: step)
    }
    #expect(named.map(\.0).last == .discriminatorSaturated)
    #expect(named.allSatisfy { $0.0 == .discriminatorSaturated || $0.0 == .discriminatorAhead })
  }

  @Test func minimaxLosesItsGradientToASureDiscriminator() {
    let loss = AdversarialLoss(.minimax)
    let (doctor, named) = Curves.course(loss) { step in
      let fake = max(0.5 * exp(-Double(step) / 60), 0.0005)
      var vitals = Curves.vitals(1, 0, d: 2 * fake, g: -fake)
      vitals.realScore = 1 - fake
      vitals.fakeScore = fake
      return vitals
    }
    #expect(named.last?.0 == .vanishingGradient)
    #expect((named.last?.1 ?? .max) < 1000)
    #expect(Curves.report(doctor, "minimax").remedy.command == "set loss nonSaturating")
  }

  @Test func aGradientThatFadesIsSeenUnderAnyLoss() {
    let (_, named) = Curves.course(AdversarialLoss(.wasserstein)) { step in
      var vitals = Curves.vitals(0.9, 0.8, d: -3, g: 1, step: step)
      vitals.generatorGradient = step < 1500 ? 2 : 0.0005
      return vitals
    }
    #expect(named.map(\.0) == [.vanishingGradient])
  }

  @Test(arguments: [5.0, 0])
  func aGradientOfNothingAtAllHasVanished(_ first: Double) {
    let (_, named) = Curves.course(steps: 2000) { step in
      var vitals = Curves.calm(step)
      vitals.generatorGradient = step < 600 && first > 0 ? first : nil
      return vitals
    }
    // Where a norm was never measured nothing is said.
    #expect(named.map(\.0) == (first > 0 ? [.vanishingGradient] : []), "\(named)")
  }

  @Test func generatorAhead() {
    let (doctor, named) = Curves.course { step in
      step < 1000 ? Curves.vitals(0.6, 0.4, step: step) : Curves.vitals(0.6, 0.8, d: 2.3, g: 0.2)
    }
    #expect(named.map(\.0) == [.generatorAhead])
    #expect(Curves.report(doctor).remedy.command == "set lr.d 4e-4")
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
    let (_, named) = Curves.course(loss) { step in
      Curves.vitals(0.99, 0.01, d: step < 1000 ? start * 0.9 : d, step: step)
    }
    #expect(named.last?.0 ?? .balanced == expected)
  }

  @Test func growthWithoutLimitIsDivergence() {
    let (doctor, named) = Curves.course(AdversarialLoss(.wasserstein), steps: 4000) { step in
      Curves.vitals(0.9, 0.1, d: -2 * exp(Double(max(step - 1500, 0)) / 200), step: step)
    }
    #expect(named.map(\.0) == [.diverging])
    #expect(Curves.report(doctor).remedy.command == "back halving")
  }

  @Test func aCriticThatIsWildFromTheFirstStepDiverges() {
    let (doctor, named) = Curves.course(AdversarialLoss(.wasserstein)) { step in
      Curves.vitals(1, 0, d: -1e13, g: 1e12, step: step)
    }
    #expect(named.map(\.0) == [.diverging])
    #expect(Curves.report(doctor).first.evidence.hasPrefix("D's loss -1e+13"))
  }

  @Test func aGradientThatGrowsFromNextToNothingIsNoDivergence() {
    let (_, named) = Curves.course { step in
      var vitals = Curves.vitals(0.6, 0.4, step: step)
      vitals.generatorGradient = step < 600 ? 1e-5 : 0.5
      return vitals
    }
    #expect(named.isEmpty, "\(named)")
  }
}
