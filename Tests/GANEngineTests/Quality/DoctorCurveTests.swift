import Testing

@testable import GANEngine

/// Runs as they were, recorded by Tests/Scripts/record_curves.py: losses and scores of D at every
/// tenth step, class counts where digits were drawn.
struct DoctorCurveTests {
  /// The diagnoses of a run, in order.
  private func course(_ preset: String, withScores: Bool = true) throws -> [Diagnosis] {
    let curve = try Fixture("curves")[preset]
    let recipe = try #require(Preset.named(preset)?.configuration.hyperparameters)
    var doctor = Doctor(AdversarialLoss(recipe.lossKind, smoothing: recipe[.labelSmoothing]))
    var evaluations = withScores ? curve.evaluations.items[...] : []
    var named: [Diagnosis] = []
    let columns = [Metric.discriminatorLoss, .generatorLoss, .realScore, .fakeScore]
      .map { ($0, curve[$0.name].floats) }
    for (index, step) in curve.steps.items.map(\.int).enumerated() {
      var metrics = StepMetrics()
      for (metric, values) in columns { metrics[metric] = values[index] }
      doctor.observe(Vitals(metrics), step: step)
      while let next = evaluations.first, next.step.int <= step {
        doctor.observe(scores(next), step: next.step.int)
        evaluations.removeFirst()
      }
      if doctor.diagnosis != named.last ?? .balanced { named.append(doctor.diagnosis) }
    }
    return named
  }

  private func scores(_ recorded: Fixture) -> Scores {
    let histogram = ClassHistogram(counts: recorded.counts.items.map(\.int))
    var scores = Scores(judge: "LeNet", count: histogram.total, reference: "none")
    scores.classHistogram = histogram
    scores.klToPrior = histogram.divergence(from: .mnistTraining)
    scores.spreadRatio = recorded.spreadRatio.number
    return scores
  }

  @Test(arguments: ["balanced", "hinge-sn", "rpgan", "lsgan", "wgan-gp"])
  func healthyRunsRaiseNoAlarm(_ preset: String) throws {
    let named = try course(preset)
    #expect(named.isEmpty)
  }

  @Test func theSaturatingDemoLosesItsGradient() throws {
    let named = try [true, false].map { try course("demo-saturating", withScores: $0) }
    #expect(named.allSatisfy { $0.last == .vanishingGradient }, "\(named)")
  }

  @Test(arguments: ["demo-collapse", "article"])
  func collapseIsCalledByItsName(_ preset: String) throws {
    let named = try course(preset)
    #expect(named.last == .modeCollapse, "\(named)")
  }

  @Test func withoutScoresADiscriminatorThatIsAheadIsSeen() throws {
    let named = try course("article", withScores: false)
    #expect(named.contains(.discriminatorAhead) || named.contains(.discriminatorSaturated))
  }
}
