import Testing

@testable import GANEngine

struct AdamTests {
  @Test func matchesPyTorch() throws {
    let fixture = try Fixture("adam")
    for item in fixture.cases.items {
      let context = try ComputeContext(threads: 1)
      let count = item.parameters.items.count
      // One weight of `count` inputs; the bias behind it has no gradient and stays.
      let network = MLP(
        NetworkShape(widths: [count, 1], hidden: .identity, output: .identity), bf16: false,
        in: context)
      for (index, value) in item.parameters.floats.enumerated() {
        network.parameters.elements[index] = value
      }
      let adam = Adam(count: network.parameters.count, in: context)
      let settings = Adam.Settings(
        learningRate: item.learningRate.number, beta1: item.beta1.number,
        beta2: item.beta2.number)
      for (gradient, after) in zip(item.gradients.items, item.after.items) {
        for (index, value) in gradient.floats.enumerated() {
          network.gradients.elements[index] = value
        }
        adam.update(network, settings)
        expect(
          network.parameters.elements[..<count], near: after.doubles, fixture.tolerance,
          "update \(adam.updates)")
      }
    }
  }
}
