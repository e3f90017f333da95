import Testing

@testable import GANEngine

/// Advice can be followed wherever a run stands, and changes something.
struct PrescriptionTests {
  private func prescription(
    _ configuration: Configuration, _ values: Hyperparameters? = nil, canGoBack: Bool = true
  ) -> Prescription {
    Prescription(
      values: values ?? configuration.hyperparameters, configuration: configuration,
      canGoBack: canGoBack, rateShare: 1)
  }

  @Test(arguments: Preset.all.map(\.name)) func itIsLegalInEveryPresetAndFollowedToItsEnd(
    _ name: String
  ) throws {
    let configuration = try #require(Preset.named(name)?.configuration)
    for diagnosis in Diagnosis.allCases where diagnosis.isAlarm {
      var values = configuration.hyperparameters
      var isOver = false
      for _ in 0..<200 where !isOver {
        let remedy = prescription(configuration, values, canGoBack: false).remedy(diagnosis)
        guard case .set(let parameter, let value) = remedy.action else {
          // Where nothing is left to turn, there is still a way out.
          #expect(remedy.action == .quit)
          isOver = true
          continue
        }
        #expect(parameter.range.contains(value) && value != values[parameter])
        var new = values
        new[parameter] = value
        #expect(configuration.findings(new, butNot: values).isEmpty)
        #expect(new[parameter] == value)
        values = new
      }
      #expect(isOver || diagnosis == .stalled, "\(name) \(diagnosis)")
    }
  }

  @Test(arguments: [
    (Hyperparameter.generatorSteps, 0.0, "set g.steps 1"),
    (.generatorLearningRate, 0, "set lr.g 2e-4"),
    (.discriminatorSteps, 0, "set d.steps 1"), (.discriminatorLearningRate, 0, "set lr.d 2e-4"),
  ]) func aFrozenPlayerIsLetGoFirst(
    _ parameter: Hyperparameter, _ value: Double, _ command: String
  ) throws {
    let configuration = try #require(Preset.named("dropout")?.configuration)
    var values = configuration.hyperparameters
    values[parameter] = value
    for diagnosis in [Diagnosis.modeCollapse, .stalled, .generatorAhead, .discriminatorAhead] {
      #expect(prescription(configuration, values).remedy(diagnosis).command == command)
    }
  }

  @Test func aPenaltyThatTheNetworksDoNotAllowIsNotAdvised() throws {
    let allowed = try #require(Preset.named("r1")?.configuration)
    #expect(prescription(allowed).remedy(.oscillating).command == "set r1 2")
    var other = allowed
    other.discriminator.perceptron?.batchNorm = .all
    var values = other.hyperparameters
    values[.r1] = 0
    #expect(prescription(other, values).remedy(.oscillating).command == "set lr.g 1e-4")
  }

  @Test func aRateAtItsEndIsNotRaised() throws {
    let configuration = try #require(Preset.named("dropout")?.configuration)
    var values = configuration.hyperparameters
    values[.discriminatorLearningRate] = 0.7
    #expect(prescription(configuration, values).remedy(.generatorAhead).command == "set lr.d 1")
    values[.discriminatorLearningRate] = 1
    #expect(prescription(configuration, values).remedy(.generatorAhead).command == "set lr.g 1e-4")
  }

  @Test(arguments: [
    (Hyperparameter.discriminatorLearningRate, 4e-4, "4e-4"),
    (.discriminatorLearningRate, 1.25e-5, "1.25e-5"), (.discriminatorLearningRate, 0.02, "0.02"),
    (.instanceNoise, 0.05, "0.05"), (.loss, 3, "hinge"), (.generatorSteps, 1, "1"), (.r1, 2, "2"),
    (.discriminatorLearningRate, 0, "0"),
  ]) func valuesAreWrittenAsTheyAreTyped(
    _ parameter: Hyperparameter, _ value: Double, _ text: String
  ) {
    #expect(parameter.typed(value) == text)
  }
}
