import Testing

@testable import GANEngine

@Suite struct HyperparameterTests {
  @Test func anOptimisersNumbersCountWhereItIsChosen() {
    var values = Hyperparameters()
    #expect(Hyperparameter.beta1.isUsed(with: values))
    #expect(!Hyperparameter.momentum.isUsed(with: values))
    values[.discriminatorOptimizer] = 1
    #expect(Hyperparameter.beta1.isUsed(with: values))
    #expect(Hyperparameter.momentum.isUsed(with: values))
    values[.generatorOptimizer] = 2
    #expect(!Hyperparameter.beta1.isUsed(with: values))
    #expect(!Hyperparameter.beta2.isUsed(with: values))
    #expect(Hyperparameter.squareMemory.isUsed(with: values))
  }

  @Test func whatIsOffDoesNotCount() {
    var values = Hyperparameters()
    #expect(!Hyperparameter.r1.isUsed(with: values))
    #expect(!Hyperparameter.spectralNorm.isUsed(with: values))
    values[.r1] = 10
    values[.spectralNorm] = 1
    #expect(Hyperparameter.r1.isUsed(with: values))
    #expect(Hyperparameter.spectralNorm.isUsed(with: values))
  }

  /// The facts of a setting that was forgotten would be those of another one.
  @Test func noTwoHaveTheSameFacts() {
    let all = Hyperparameter.allCases
    #expect(Set(all.map(\.label)).count == all.count)
    #expect(Set(all.map(\.explanation)).count == all.count)
    let shared = Dictionary(grouping: all, by: \.advice.meaning).values.filter { $0.count > 1 }
    let expected: Set<Set<Hyperparameter>> = [
      [.gradientClipValue, .gradientClipNorm], [.beta1, .momentum], [.beta2, .squareMemory],
    ]
    #expect(Set(shared.map(Set.init)) == expected)
  }

  /// The panel's groups are the first parts of the names, but for what has its own there.
  @Test(arguments: Hyperparameter.allCases) func namesTellTheGroup(parameter: Hyperparameter) {
    let first = String(parameter.rawValue.prefix { $0 != "." })
    let groups: [String: Hyperparameter.Group] = [
      "latents": .generator, "adam": .run, "sgd": .run, "rmsprop": .run, "schedule": .run,
    ]
    #expect(parameter.group == groups[first] ?? Hyperparameter.Group(rawValue: first))
  }
}
