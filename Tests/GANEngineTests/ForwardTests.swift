import Testing

@testable import GANEngine

/// Networks as they are used outside training, against PyTorch's `nn.Sequential`.
struct ForwardTests {
  @Test func matchesPyTorch() throws {
    let fixture = try Fixture("forward")
    for item in fixture.cases.items where !item.training.flag {
      let widths = item.widths.items.map(\.int)
      let isGenerator = item.name.text.contains("generator")
      let hasNorm = item.parameters.keys.contains { $0.hasSuffix("running_mean") }
      let context = try ComputeContext(threads: 2)
      let slope = item.slope.number
      let hasDropout = item.name.text.contains("discriminator") && slope > 0
      let shape = NetworkShape(
        widths: widths, hidden: slope > 0 ? .leakyRelu : .relu,
        output: isGenerator ? .tanh : .identity, slope: slope > 0 ? Float(slope) : 0,
        batchNorm: hasNorm, dropout: hasDropout)
      let network = MLP(shape, bf16: false, in: context)
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
        fixture.tolerance, item.name.text)
    }
  }

  private func fill(
    _ storage: Storage<Float>, _ entry: ParameterLayout.Entry, _ values: Fixture
  ) {
    #expect(values.items.count == entry.count, "\(entry.name)")
    for (index, value) in values.floats.prefix(entry.count).enumerated() {
      storage.elements[entry.offset + index] = value
    }
  }
}
