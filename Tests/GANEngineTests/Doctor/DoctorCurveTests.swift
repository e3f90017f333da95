import Foundation
import Testing

@testable import GANEngine

/// Runs as they were, recorded by Tests/Scripts/record_curves.py: measurements at every tenth step, and
/// scores where there were any, or else class counts where digits were drawn.
struct DoctorCurveTests {
  /// All that was found in a run, in the order in which it was.
  private func course(_ name: String, withScores: Bool = true) throws -> [Diagnosis] {
    let curve = try Fixture("curves")[name]
    var doctor = Doctor(try loss(of: curve, name))
    var evaluations = withScores ? try evaluations(of: curve)[...] : []
    var named: [Diagnosis] = []
    let columns = Metric.allCases.map { ($0, curve[$0.name].floats) }.filter { !$0.1.isEmpty }
    let steps = curve.steps.items.map(\.int)
    try #require(steps.count > 20 && columns.count >= 4)
    for (index, step) in steps.enumerated() {
      var metrics = StepMetrics()
      for (metric, values) in columns { metrics[metric] = values[index] }
      doctor.observe(Vitals(metrics), step: step)
      while let next = evaluations.first, next.step <= step {
        doctor.observe(next.scores, step: next.step)
        evaluations.removeFirst()
      }
      for found in doctor.findings where !named.contains(found) { named.append(found) }
    }
    return named
  }

  /// What a run was played for, as it says; in older curves, as the preset of its name says.
  private func loss(of curve: Fixture, _ name: String) throws -> AdversarialLoss {
    if let kind = LossKind(rawValue: curve.loss.kind.text) {
      return AdversarialLoss(kind, smoothing: curve.loss.smoothing.number)
    }
    let recipe = try #require(Preset.named(name)?.configuration.hyperparameters)
    return AdversarialLoss(recipe.lossKind, smoothing: recipe[.labelSmoothing])
  }

  private func evaluations(of curve: Fixture) throws -> [(step: Int, scores: Scores)] {
    let lines = try curve.scores.items.map {
      try JSONDecoder().decode(Scores.self, from: Data($0.text.utf8))
    }
    return lines.map { ($0.step ?? 0, $0) }
      + curve.evaluations.items.map { ($0.step.int, scores($0)) }
  }

  private func scores(_ recorded: Fixture) -> Scores {
    let histogram = ClassHistogram(counts: recorded.counts.items.map(\.int))
    var scores = Scores(judge: "LeNet", count: histogram.total, reference: "none")
    scores.classHistogram = histogram
    scores.klToPrior = histogram.divergence(from: .mnistTraining)
    scores.spreadRatio = recorded.spreadRatio.number
    return scores
  }

  @Test(arguments: ["dropout", "hinge-sn", "rpgan", "lsgan", "wgan-gp"])
  func healthyRunsRaiseNoAlarm(_ preset: String) throws {
    let named = try course(preset)
    #expect(named.isEmpty)
  }

  /// Twenty epochs of the default preset, with the scores that were taken on the way.
  @Test func aHealthyRunOfTwentyEpochsRaisesNoAlarm() throws {
    let curve = try Fixture("curves")["balanced-20"]
    #expect(curve.scores.items.count >= 5)
    let named = try course("balanced-20")
    #expect(named.isEmpty, "\(named)")
  }

  @Test func theSaturatingDemoLosesItsGradient() throws {
    let named = try [true, false].map { try course("demo-saturating", withScores: $0) }
    #expect(named.allSatisfy { $0.contains(.vanishingGradient) }, "\(named)")
  }

  @Test(arguments: ["demo-collapse", "article"])
  func collapseIsCalledByItsName(_ preset: String) throws {
    let named = try course(preset)
    #expect(named.contains(.modeCollapse) && !named.contains(.diverging), "\(named)")
  }

  @Test func withoutScoresADiscriminatorThatIsAheadIsSeen() throws {
    let named = try course("article", withScores: false)
    #expect(named.contains(.discriminatorAhead) || named.contains(.discriminatorSaturated))
  }
}
