import Dashboard
import GANEngine
import Testing

@Suite struct WordingTests {
  @Test(
    arguments: [
      (.generatorLearningRate, 2e-4, "2.00e-4"), (.generatorLearningRate, 0, "0.00e0"),
      (.beta1, 0.5, "0.50"), (.beta1, 0.9, "0.90"), (.beta1, 0.123, "0.123"),
      (.beta2, 0.999, "0.999"), (.beta2, 0.99999, "0.99999"), (.discriminatorSteps, 1, "1"),
      (.loss, 3, "hinge"), (.spectralNorm, 0, "off"), (.r1, 0, "off"), (.r1, 10, "10"),
      (.weightClip, 0.01, "0.01"), (.weightClip, 0.0125, "0.0125"), (.warmUp, 2000, "2000"),
      (.loss, .nan, "nan"), (.loss, 1e300, "1.00e300"),
    ] as [(Hyperparameter, Double, String)])
  func values(parameter: Hyperparameter, value: Double, expected: String) {
    #expect(parameter.text(value) == expected)
  }

  @Test(
    arguments: [
      (.generatorLearningRate, 2e-4, 2.5e-4), (.generatorLearningRate, 0, 1e-8),
      (.generatorLearningRate, 1, 1), (.beta1, 0.5, 0.55), (.beta1, 0.52, 0.55),
      (.beta1, 0.95, 0.999),
      (.beta2, 0.999, 0.99999), (.discriminatorSteps, 1, 2), (.discriminatorSteps, 20, 20),
      (.loss, 0, 1), (.loss, 5, 5), (.spectralNorm, 0, 1), (.r1, 0, 0.01), (.r1, 0.01, 0.0125),
      (.weightClip, 0, 0.01), (.weightClip, 0.004, 0.005), (.weightClip, 9, 10),
    ] as [(Hyperparameter, Double, Double)])
  func upwards(parameter: Hyperparameter, from: Double, to: Double) {
    #expect(abs(parameter.moved(from, up: true) - to) <= 1e-12)
  }

  @Test(
    arguments: [
      (.generatorLearningRate, 2.5e-4, 2e-4), (.generatorLearningRate, 1e-8, 0),
      (.generatorLearningRate, 0, 0), (.beta1, 0.999, 0.95), (.beta1, 0.05, 0), (.beta1, 0, 0),
      (.beta2, 0.99999, 0.999), (.discriminatorSteps, 1, 0),
      (.discriminatorSteps, 0, 0), (.loss, 1, 0), (.loss, 0, 0), (.r1, 0.0125, 0.01),
      (.r1, 0.01, 0), (.r1, 0.011, 0), (.weightClip, 0.005, 0.004),
    ] as [(Hyperparameter, Double, Double)])
  func downwards(parameter: Hyperparameter, from: Double, to: Double) {
    #expect(abs(parameter.moved(from, up: false) - to) <= 1e-12)
  }

  @Test(arguments: Hyperparameter.allCases)
  func stepsStayInRangeAndComeBack(parameter: Hyperparameter) {
    var value = parameter.initial
    if case .linear(let step) = parameter.scale, parameter.range.upperBound > 1000 * step {
      // A way too long to be gone whole.
      value = parameter.range.upperBound - 100 * step
    }
    var way = 0
    while parameter.moved(value, up: true) != value, way < 3000 {
      value = parameter.moved(value, up: true)
      #expect(parameter.range.contains(value))
      way += 1
    }
    #expect(value == parameter.range.upperBound)
    value = min(value, 1000)
    while parameter.moved(value, up: false) != value, way < 6000 {
      value = parameter.moved(value, up: false)
      #expect(parameter.range.contains(value))
      way += 1
    }
    #expect(value == parameter.range.lowerBound)
  }
}
