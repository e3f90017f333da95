/// A network layer by layer: what comes out of each, and what it costs for one image.
public struct NetworkTable: Equatable, Sendable {
  /// The input, a layer, or one that a residual block is made of.
  public struct Row: Equatable, Sendable {
    /// As messages count, e.g. `5`, in a residual block `8.1`; empty for the input.
    public let position: String
    /// The layer and what it is told, e.g. `conv 16, 4×4, stride 2, pad 1`.
    public let words: String
    /// What comes out.
    public let output: Extent
    /// Numbers that are trained, biases included; of a residual block none, its layers have them.
    public let weights: Int
    /// Multiplications with an addition each, for one row that goes in.
    public let multiplyAdds: Int
  }

  /// The input, and every layer in order, those of a residual block behind it.
  public let rows: [Row]

  /// The table of a network that was checked, where `packing` images come in together and so many
  /// classes are told.
  public init(_ shape: NetworkShape, packing: Int = 1, classes: Int = 0) {
    let layout = ParameterLayout(shape, packing: packing, classes: classes)
    let input = Row(
      position: "", words: "input", output: layout.input.extent, weights: 0, multiplyAdds: 0)
    rows = [input] + Self.rows(layout.layers, below: "")
  }

  /// Numbers that are trained in all.
  public var weights: Int { rows.reduce(0) { $0 + $1.weights } }
  /// Multiplications with an addition each in all, for one row that goes in.
  public var multiplyAdds: Int {
    rows.reduce(0) { sum, row in
      let (result, overflows) = sum.addingReportingOverflow(row.multiplyAdds)
      return overflows ? .max : result
    }
  }

  private static func rows(_ layers: [ParameterLayout.Layer], below path: String) -> [Row] {
    layers.enumerated().flatMap { place, layer in
      let position = "\(path)\(place + 1)"
      let row = Row(
        position: position, words: layer.spec.words, output: layer.output,
        weights: layer.tensors.filter(\.role.isTrained).reduce(0) { $0 + $1.count },
        multiplyAdds: layer.spec.multiplyAdds(of: layer.input))
      return [row] + rows(layer.inner, below: position + ".")
    }
  }
}

extension Configuration {
  /// Both networks layer by layer, as they are with these classes and this packing.
  public var tables: [(name: String, shape: NetworkShape, table: NetworkTable)] {
    [
      ("generator", generator, NetworkTable(generator, classes: classes)),
      (
        "discriminator", discriminator,
        NetworkTable(discriminator, packing: packing, classes: classes)
      ),
    ]
  }
}
