extension ParameterLayout {
  /// Every layer, those inside residual blocks behind their block.
  var all: [Layer] { layers.flatMap(\.all) }

  private var tensors: [Tensor] { all.flatMap(\.tensors) }

  /// The trained tensors in the order of the block.
  var trained: [Tensor] { tensors.filter(\.role.isTrained) }

  /// The running statistics in the order of their block.
  var statistics: [Tensor] { tensors.filter { !$0.role.isTrained } }

  /// Numbers of a row that goes in, and of one that comes out.
  var inputs: Int { input.count }
  var outputs: Int { layers.last?.output.count ?? input.extent.count }

  /// The layers with a weight.
  var affine: [Affine] {
    let all = all
    return all.indices.filter { all[$0].spec.traits.isAffine }.map { Affine(all, at: $0) }
  }

  /// The longest row between two layers.
  var widest: Int {
    all.reduce(max(input.count, input.extent.count)) { max($0, $1.input.count, $1.output.count) }
  }

  /// The weight of a layer as a matrix, as it lies here: outputs × rest, as PyTorch's `spectral_norm`
  /// takes it; of a transposed convolution rest × outputs, which has the same singular values.
  struct Affine {
    let rows: Int
    let columns: Int
    /// Where weight and bias start.
    let weight: Int
    let bias: Int
    let biasCount: Int
    let path: String
    let ordinal: Int
    /// Whether the matrix lies the other way round: rest × outputs.
    let isTransposed: Bool
    /// How the right singular vector of PyTorch's matrix lies here; nil where as there.
    fileprivate let singularOrder: TensorOrder?
    /// Numbers that an output is a sum of, and numbers that an input has a part in.
    let inputs: Int
    let outputs: Int
    /// What He's formula asks for: 1 keeps the variance of a linear layer, 0 that of a ReLU.
    let slope: Float

    fileprivate init(_ layers: [Layer], at place: Int) {
      let layer = layers[place]
      let shape = layer.tensors.first { $0.role == .weight }?.shape ?? [0, 0]
      let field = shape.dropFirst(2).reduce(1, *)
      biasCount = layer.tensors.first { $0.role == .bias }?.count ?? 0
      if case .convTransposed = layer.spec { isTransposed = true } else { isTransposed = false }
      (rows, columns) =
        isTransposed ? (shape[0] * field, shape[1]) : (shape[0], shape[1] * field)
      let order = isTransposed ? nil : layer.tensors.first { $0.role == .weight }?.order
      singularOrder = order.map { TensorOrder(blocks: 1, first: $0.first, second: $0.second) }
      // PyTorch counts fans by the weight's first two axes, whichever way the layer goes.
      (inputs, outputs) = (shape[1] * field, shape[0] * field)
      weight = layer.offset(.weight)
      bias = layer.offset(.bias)
      path = layer.path
      ordinal = layer.ordinal
      let behind = layers[(place + 1)...].prefix { !$0.spec.traits.isAffine }
      slope = behind.lazy.compactMap { $0.spec.traits.slopeBelowZero }.first ?? 1
    }
  }

  /// Spectral norm's singular vectors of each weight, u as long as outputs and v as long as the rest,
  /// in the order of their block.
  var singularVectors: [Tensor] {
    var next = 0
    return affine.flatMap { layer -> [Tensor] in
      defer { next += layer.rows + layer.columns }
      let (left, right) = layer.isTransposed ? ("v", "u") : ("u", "v")
      return [
        Tensor(
          name: "\(layer.path).\(left)", shape: [layer.rows], offset: next, role: .singularVector),
        Tensor(
          name: "\(layer.path).\(right)", shape: [layer.columns], offset: next + layer.rows,
          role: .singularVector, order: layer.singularOrder),
      ]
    }
  }

  /// Numbers in the block of singular vectors.
  var singularCount: Int { affine.reduce(0) { $0 + $1.rows + $1.columns } }
}
