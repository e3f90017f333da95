import Dashboard
import GANEngine
import Testing

@Suite struct TypedValueTests {
  @Test(
    arguments: [
      (.loss, "hinge", 3), (.loss, "h", 3), (.loss, "Wasser", 4), (.loss, "m", 1),
      (.spectralNorm, "on", 1), (.spectralNorm, "of", 0), (.gradientNormalization, "d", 2),
      (.r1, "off", 0), (.r1, "10", 10), (.beta1, "0", 0), (.generatorSteps, "3", 3),
      (.warmUp, "1e3", 1000),
    ] as [(Hyperparameter, String, Double)])
  func isRead(parameter: Hyperparameter, text: String, value: Double) {
    #expect(parameter.parsed(text) == .success(value))
  }

  @Test(
    arguments: [
      (.loss, "gan", .unknownName), (.loss, "", .unknownName), (.loss, "2", .unknownName),
      (.schedule, "c", .ambiguous(["constant", "cosine"])),
      (.spectralNorm, "o", .ambiguous(["off", "on"])), (.beta1, "off", .notANumber),
      (.generatorLearningRate, "off", .notANumber), (.r1, "1001", .outOfRange),
      (.warmUp, "1.5", .notWhole), (.warmUp, "-1", .outOfRange),
    ] as [(Hyperparameter, String, TypedValueFlaw)])
  func isRefused(parameter: Hyperparameter, text: String, flaw: TypedValueFlaw) {
    #expect(parameter.parsed(text) == .failure(flaw))
  }

  @Test(arguments: Hyperparameter.allCases)
  func whatIsShownMayBeTyped(parameter: Hyperparameter) {
    for value in [parameter.initial, parameter.range.lowerBound, parameter.range.upperBound] {
      #expect(parameter.parsed(parameter.text(value)) == .success(value))
    }
  }
}
