import Testing

@testable import GANEngine

/// One kind of layer at a time against PyTorch's `nn.Sequential`: what comes out, the gradient of what
/// goes in and of every weight, and what batch norm remembers.
struct SingleLayerTests {
  @Test(arguments: ["layers_conv", "layers_transposed", "layers_others", "layers_recurrent"])
  func matchesPyTorch(_ file: String) throws {
    let fixture = try Fixture(file)
    try #require(!fixture.cases.items.isEmpty)
    for item in fixture.cases.items {
      try check(item, rows: fixture.rows.int, fixture.tolerance)
    }
  }

  private func check(_ item: Fixture, rows: Int, _ tolerance: Fixture) throws {
    let name = item.name.text
    let shape = NetworkShape(
      input: try item.input.decoded(Extent.self),
      layers: try item.layers.decoded([LayerSpec].self))
    try shape.check(name, classes: 0)
    let context = try ComputeContext(threads: 2)
    let network = Network(ParameterLayout(shape), bf16: false, in: context)
    let layout = network.layout
    #expect(
      (layout.trained + layout.statistics).map(\.name).sorted() == item.parameters.keys, "\(name)")
    for entry in layout.trained {
      network.parameters.write(item.parameters[entry.name].floats, entry)
    }
    for entry in layout.statistics {
      network.statistics.write(item.parameters[entry.name].floats, entry)
    }
    let pass = try Pass(
      layout, .init(rows: rows, bf16: false, weightGradients: true, inputGradient: true),
      in: context)
    func output() -> [Float] {
      shape.output.outside(
        Array(UnsafeBufferPointer(start: pass.output, count: rows * shape.output.count)), rows)
    }
    let input = Storage<Float>(count: rows * shape.input.count)
    input.write(shape.input.inside(item.values.floats, rows))
    pass.forward(network.weights, input: input.base, mode: .training())
    expect(output(), near: item.output.doubles, tolerance, "\(name): output")

    let outputGradient = Storage<Float>(count: rows * shape.output.count)
    outputGradient.write(shape.output.inside(item.outputGradient.floats, rows))
    let inputGradient = Storage<Float>(count: input.count)
    pass.backward(
      network.weights, input: input.base, outputGradient: outputGradient.base,
      .init(gradients: network.gradients.base, input: inputGradient.base))
    expect(
      shape.input.outside(Array(inputGradient.elements), rows), near: item.inputGradient.doubles,
      tolerance, "\(name): gradient of the input")
    for entry in layout.trained {
      expect(
        network.gradients.numbers(entry), near: item.gradients[entry.name].doubles, tolerance,
        "\(name): gradient of \(entry.name)")
    }
    for entry in layout.statistics {
      expect(
        network.statistics.numbers(entry), near: item.statistics[entry.name].doubles, tolerance,
        "\(name): \(entry.name)")
    }
    guard !layout.statistics.isEmpty else { return }
    pass.forward(network.weights, input: input.base, mode: .evaluation)
    expect(output(), near: item.evaluated.doubles, tolerance, "\(name): evaluated")
  }
}

extension Extent {
  private func order(_ rows: Int) -> TensorOrder {
    TensorOrder(blocks: rows, first: channels, second: places)
  }

  /// Rows in PyTorch's order as they lie here.
  fileprivate func inside(_ numbers: [Float], _ rows: Int) -> [Float] {
    order(rows).inside(numbers)
  }

  /// Rows as they lie here in PyTorch's order.
  fileprivate func outside(_ numbers: [Float], _ rows: Int) -> [Float] {
    order(rows).outside(numbers)
  }
}
