import Testing

@testable import GANEngine

/// Networks as they are used outside training, against PyTorch's `nn.Sequential`.
struct ForwardTests {
  @Test func matchesPyTorch() throws {
    let fixture = try Fixture("forward")
    for item in fixture.cases.items {
      let name = item.name.text
      let hasNorm = item.parameters.keys.contains { $0.hasSuffix("running_mean") }
      guard !(hasNorm && item.training.flag) else { continue }
      let widths = item.widths.items.map(\.int)
      let isBalanced = name.hasPrefix("balanced")
      let isGenerator = name.contains("Generator")
      let context = try ComputeContext(threads: 2)
      let shape = NetworkShape(
        widths: widths, hidden: isBalanced ? .leakyRelu : .relu,
        output: isGenerator ? .tanh : .identity, slope: Float(item.slope.number),
        batchNorm: hasNorm ? .all : .none,
        dropout: isBalanced && !isGenerator ? .all : .none)
      let network = Network(ParameterLayout(shape), bf16: false, in: context)
      for entry in network.layout.trained {
        fill(network.parameters, entry, item.parameters[entry.name])
      }
      for entry in network.layout.statistics {
        fill(network.statistics, entry, item.parameters[entry.name])
      }
      let rows = item.batch.int
      let pass = try Pass(network.layout, .init(rows: rows, bf16: false), in: context)
      let input = Storage<Float>(count: item.input.items.count)
      for (index, value) in item.input.floats.enumerated() { input.elements[index] = value }
      pass.forward(network.weights, input: input.base, mode: .evaluation)
      let count = rows * (widths.last ?? 0)
      expect(
        UnsafeBufferPointer(start: pass.output, count: count), near: item.output.doubles,
        fixture.tolerance, name)
    }
  }

  private func fill(
    _ storage: Storage<Float>, _ entry: ParameterLayout.Tensor, _ values: Fixture
  ) {
    #expect(values.items.count == entry.count, "\(entry.name)")
    for (index, value) in values.floats.prefix(entry.count).enumerated() {
      storage.elements[entry.offset + index] = value
    }
  }
}
