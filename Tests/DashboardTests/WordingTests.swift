import Dashboard
import GANEngine
import Testing

@Suite struct WordingTests {
  @Test(
    arguments: [
      (.generatorLearningRate, 2e-4, "2.00e-4"), (.generatorLearningRate, 0, "0.00e0"),
      (.beta1, 0.5, "0.50"), (.beta1, 0.9, "0.90"), (.beta1, 0.123, "0.123"),
      (.beta2, 0.999, "0.999"), (.beta2, 0.99999, "0.99999"), (.discriminatorSteps, 1, "1"),
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
    ] as [(Hyperparameter, Double, Double)])
  func upwards(parameter: Hyperparameter, from: Double, to: Double) {
    #expect(abs(parameter.moved(from, up: true) - to) <= 1e-12)
  }

  @Test(
    arguments: [
      (.generatorLearningRate, 2.5e-4, 2e-4), (.generatorLearningRate, 1e-8, 0),
      (.generatorLearningRate, 0, 0), (.beta1, 0.999, 0.95), (.beta1, 0.05, 0), (.beta1, 0, 0),
      (.beta2, 0.99999, 0.999), (.discriminatorSteps, 1, 1),
    ] as [(Hyperparameter, Double, Double)])
  func downwards(parameter: Hyperparameter, from: Double, to: Double) {
    #expect(abs(parameter.moved(from, up: false) - to) <= 1e-12)
  }

  @Test(arguments: Hyperparameter.allCases)
  func stepsStayInRangeAndComeBack(parameter: Hyperparameter) {
    var value = parameter.initial
    for _ in 0..<1100 {
      value = parameter.moved(value, up: true)
      #expect(parameter.range.contains(value))
    }
    #expect(parameter.moved(value, up: true) == value)
    for _ in 0..<1200 {
      value = parameter.moved(value, up: false)
      #expect(parameter.range.contains(value))
    }
    #expect(parameter.moved(value, up: false) == value)
  }
}
