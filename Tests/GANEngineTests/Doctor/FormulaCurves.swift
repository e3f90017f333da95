import Foundation

@testable import GANEngine

/// Measurements of runs as formulas draw them, for the doctor to look at.
enum FormulaCurves {
  static let crossEntropy = AdversarialLoss(.nonSaturating)

  /// Measurements of a step: D(x), D(G(z)) and the two losses.
  static func vitals(
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

  static func calm(_ step: Int) -> Vitals { vitals(0.6, 0.4, step: step) }

  static func scores(
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
  static func better(_ step: Int) -> Scores {
    scores(step, frechet: 600 * exp(-Double(step) / 30_000))
  }

  static func report(_ doctor: Doctor, _ preset: String = "dropout") -> DoctorReport {
    let configuration = Preset.named(preset)?.configuration ?? Preset.standard.configuration
    return doctor.report(configuration.hyperparameters, in: configuration, canGoBack: true)
  }

  /// What is named in the course of steps, and when, but for the start.
  static func course(
    _ loss: AdversarialLoss = crossEntropy, steps: Int = 3000, every: Int = 500,
    scores: (Int) -> Scores? = { FormulaCurves.scores($0) }, vitals: (Int) -> Vitals
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
}

enum NearestRowsOfTests {
  /// A check of sets whose rows all lie so far from a training row.
  static func check(generated: Double, test: Double) -> MemorisingCheck {
    MemorisingCheck(
      generated: NearestRows(indices: [0], distances: [generated]),
      test: NearestRows(indices: [0], distances: [test]))
  }
}
