import Testing

@testable import GANEngine

private let image = Extent(channels: 3, height: 14, width: 14)

@Suite struct NetworkTableTests {
  /// Weights and multiply-adds by the formulas of a layer's article, for an input of 14×14×3.
  @Test(
    arguments: [
      (
        .conv(Window(channels: 8, kernel: 4, stride: 2, padding: 1)), image, 3 * 8 * 16 + 8,
        7 * 7 * 8 * 16 * 3
      ),
      (
        .convTransposed(Window(channels: 8, kernel: 4, stride: 2, padding: 1)), image,
        3 * 8 * 16 + 8,
        14 * 14 * 3 * 16 * 8
      ),
      (.batchNorm(epsilon: 1e-5, momentum: 0.1), image, 6, 0), (.upsample(factor: 2), image, 0, 0),
      (.linear(outputs: 10), Extent(channels: 20), 210, 200),
      (.linear(outputs: 10), Extent(channels: 1, height: 28, width: 20), 210, 28 * 200),
      // r, z and n, a weight and a bias of input and of state each.
      (
        .recurrent(units: 5, .reads), Extent(channels: 1, height: 28, width: 20),
        3 * 5 * (20 + 5 + 2),
        28 * 3 * 5 * 25
      ),
      (.recurrent(units: 5, .writes(steps: 7)), Extent(channels: 20), 3 * 5 * 27, 7 * 3 * 5 * 25),
    ] as [(LayerSpec, Extent, Int, Int)])
  func aLayersCostIsItsFormula(layer: LayerSpec, input: Extent, weights: Int, cost: Int) throws {
    let table = NetworkTable(NetworkShape(input: input, layers: [layer]))
    #expect(table.rows.count == 2)
    #expect(table.rows[1].weights == weights && table.weights == weights)
    #expect(table.rows[1].multiplyAdds == cost && table.multiplyAdds == cost)
  }

  @Test func aBlocksLayersStandBehindIt() {
    let conv = LayerSpec.conv(Window(channels: 3, kernel: 3, padding: 1))
    let shape = NetworkShape(
      input: image, layers: [.activation(.relu, slope: 0), .residual([conv, conv]), .flatten])
    let table = NetworkTable(shape, packing: 1, classes: 0)
    #expect(table.rows.map(\.position) == ["", "1", "2", "2.1", "2.2", "3"])
    #expect(
      table.rows.map(\.words) == [
        "input", "relu", "residual", "conv 3, 3×3, pad 1", "conv 3, 3×3, pad 1", "flatten",
      ])
    #expect(table.rows.last?.output == Extent(channels: 588))
    #expect(table.weights == 2 * (81 + 3))
  }

  @Test func classesAndPackingComeIn() {
    let shape = NetworkShape(widths: [784, 10, 1], hidden: .relu, output: .identity)
    #expect(NetworkTable(shape, packing: 2).rows[0].output == Extent(channels: 1568))
    #expect(NetworkTable(shape, classes: 10).rows[1].weights == 794 * 10 + 10)
  }

  @Test(arguments: Preset.all.map(\.name))
  func allWeightsOfAPresetAreCounted(name: String) throws {
    let configuration = try #require(Preset.named(name)).configuration
    let layouts = [configuration.generatorLayout, configuration.discriminatorLayout]
    for (table, layout) in zip(configuration.tables, layouts) {
      #expect(table.table.weights == layout.trained.reduce(0) { $0 + $1.count })
    }
  }

  @Test func imagesMustLieAsPixelsDo() throws {
    var configuration = try #require(Preset.named("conv")).configuration
    try configuration.check(height: 28, width: 28)
    // As many numbers, but not of one channel.
    configuration.generator = NetworkShape(
      input: Extent(channels: 4),
      layers: [
        .linear(outputs: 784), .reshape(Extent(channels: 16, height: 7, width: 7)),
        .activation(.tanh, slope: 0),
      ])
    #expect(
      throws: EngineError.impossibleShape(
        "images are 28×28 = 784 pixels, the generator draws 7×7×16 = 784")
    ) { try configuration.check(height: 28, width: 28) }
  }
}
