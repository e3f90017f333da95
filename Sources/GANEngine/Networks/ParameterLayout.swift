/// Where each tensor of a perceptron lies in its flat blocks.
///
/// One block holds all that is trained, a second what batch norm remembers, so that an optimiser, an
/// average or a check is one loop. Tensors start at multiples of 16 numbers; the gaps stay zero.
struct ParameterLayout {
  /// dense → [batch norm] → activation → [batch norm] → [dropout], with offsets into the blocks.
  struct Layer {
    /// Numbers of a row that the product multiplies.
    let inputs: Int
    /// Units, which is the width of the layer's result.
    let outputs: Int
    /// Linear pieces a unit: 1 but for maxout.
    let pieces: Int
    /// (outputs · pieces) × (inputs, and 1 for the batch's deviation), as PyTorch stores it.
    let weight: Int
    let bias: Int
    let norm: Norm?
    let activation: Activation
    let dropout: Bool
    /// Whether the weight of the batch's deviation lies behind the others.
    let seesDeviation: Bool
    /// Index of the dense layer in the `nn.Sequential` of the same layers.
    let sequentialIndex: Int

    /// Rows of the weight matrix.
    var rows: Int { outputs * pieces }
    /// Columns of the weight matrix.
    var columns: Int { inputs + (seesDeviation ? 1 : 0) }
  }

  /// Offsets of batch norm's tensors, `outputs` numbers each.
  struct Norm {
    let gamma: Int
    let beta: Int
    let runningMean: Int
    let runningVariance: Int
    let sequentialIndex: Int
  }

  let shape: NetworkShape
  let layers: [Layer]
  /// Numbers in the trained block, gaps included.
  let count: Int
  /// Numbers in the block of running statistics.
  let statisticsCount: Int
  /// Numbers in the block of singular vectors.
  let singularCount: Int

  /// The layout of `shape` whose first layer takes `inputs` numbers a row: its first width, with
  /// packed images and classes counted in.
  init(_ shape: NetworkShape, inputs: Int? = nil) {
    var blocks = Blocks()
    var sequential = shape.dropout.contains(0) ? 1 : 0
    self.shape = shape
    layers = (0..<max(shape.widths.count - 1, 0)).map { index in
      let width = index == 0 ? inputs ?? shape.widths[0] : shape.widths[index]
      return blocks.layer(shape, index, inputs: width, &sequential)
    }
    count = blocks.trained
    statisticsCount = blocks.statistics
    singularCount = layers.reduce(0) { $0 + $1.rows + $1.columns }
  }

  /// How far the blocks are filled.
  private struct Blocks {
    var trained = 0
    var statistics = 0

    mutating func layer(
      _ shape: NetworkShape, _ index: Int, inputs: Int, _ sequential: inout Int
    ) -> Layer {
      let isLast = index == shape.widths.count - 2
      let activation = isLast ? shape.output : shape.hidden
      let outputs = shape.widths[index + 1]
      let pieces = activation == .maxout ? shape.pieces : 1
      let seesDeviation = isLast && shape.minibatchDeviation
      let dense = sequential
      let behind = dense + (activation == .identity ? 0 : 1)
      let hasNorm = !isLast && shape.batchNorm.contains(index + 1)
      let dropout = !isLast && shape.dropout.contains(index + 1)
      sequential = behind + 1 + (hasNorm ? 1 : 0) + (dropout ? 1 : 0)
      let columns = inputs + (seesDeviation ? 1 : 0)
      return Layer(
        inputs: inputs, outputs: outputs, pieces: pieces,
        weight: Self.take(columns * outputs * pieces, from: &trained),
        bias: Self.take(outputs * pieces, from: &trained),
        norm: hasNorm
          ? norm(outputs, at: shape.normAfterActivation ? behind + 1 : dense + 1) : nil,
        activation: activation, dropout: dropout, seesDeviation: seesDeviation,
        sequentialIndex: dense)
    }

    private mutating func norm(_ width: Int, at index: Int) -> Norm {
      Norm(
        gamma: Self.take(width, from: &trained), beta: Self.take(width, from: &trained),
        runningMean: Self.take(width, from: &statistics),
        runningVariance: Self.take(width, from: &statistics), sequentialIndex: index)
    }

    private static func take(_ count: Int, from next: inout Int) -> Int {
      defer { next += (count + 15) / 16 * 16 }
      return next
    }
  }
}
