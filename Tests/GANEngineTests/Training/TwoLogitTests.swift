import Testing

@testable import GANEngine

/// A D of two logits [fake, real] under cross-entropy is one of their difference.
struct TwoLogitTests {
  /// Plain SGD for D: two logits move apart twice as fast, so they take half the rate.
  private func trainer(outputs: Int, hidden: [Int] = [], rate: Double) throws -> Trainer {
    var configuration = TinyGAN.configuration()
    configuration.discriminator = NetworkShape(
      widths: [64] + hidden + [outputs], hidden: .leakyRelu, output: .identity)
    configuration[.discriminatorDropout] = 0
    configuration.choose(.discriminatorOptimizer, OptimizerKind.sgd)
    configuration[.momentum] = 0
    configuration[.discriminatorLearningRate] = rate
    return try Trainer(configuration, data: TinyGAN.data)
  }

  /// Gives D of one logit the difference of the two logits of the other.
  private func copy(from two: borrowing Trainer, to one: borrowing Trainer) {
    let (source, target) = (two.discriminator.network, one.discriminator.network)
    for (from, to) in zip(source.layout.affine, target.layout.affine) {
      let isLast = from.rows == 2
      let count = to.rows * to.columns
      for index in 0..<count {
        let first = source.parameters.elements[from.weight + index]
        target.parameters.elements[to.weight + index] =
          isLast ? source.parameters.elements[from.weight + count + index] - first : first
      }
      for index in 0..<to.rows {
        let first = source.parameters.elements[from.bias + index]
        target.parameters.elements[to.bias + index] =
          isLast ? source.parameters.elements[from.bias + 1] - first : first
      }
    }
  }

  @Test func softmaxTrainsGAsTheDifferenceDoes() throws {
    var two = try trainer(outputs: 2, rate: 0.005)
    var one = try trainer(outputs: 1, rate: 0.01)
    copy(from: two, to: one)
    for _ in 0..<50 {
      let (a, b) = (two.step(), one.step())
      #expect(abs(a[.discriminatorLoss] - b[.discriminatorLoss]) < 1e-5)
      #expect(abs(a[.generatorLoss] - b[.generatorLoss]) < 1e-5)
    }
    expect(
      two.generator.network.parameters.elements,
      near: one.generator.network.parameters.elements.map(Double.init), 1e-4)
  }

  @Test func hiddenLayersHaveTheSameGradients() throws {
    var two = try trainer(outputs: 2, hidden: [12, 7], rate: 0)
    var one = try trainer(outputs: 1, hidden: [12, 7], rate: 0)
    copy(from: two, to: one)
    let (a, b) = (two.step(), one.step())
    #expect(abs(a[.discriminatorLoss] - b[.discriminatorLoss]) < 1e-6)
    let (first, second) = (two.discriminator.network, one.discriminator.network)
    for entry in second.layout.trained where entry.shape[0] > 1 {
      expect(
        first.gradients.numbers(entry), near: second.gradients.numbers(entry).map(Double.init),
        1e-6)
    }
    expect(
      two.generator.network.gradients.elements,
      near: one.generator.network.gradients.elements.map(Double.init),
      1e-6)
  }
}
