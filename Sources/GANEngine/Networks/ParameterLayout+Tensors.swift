extension ParameterLayout {
  private var tensors: [Tensor] { layers.flatMap(\.tensors) }

  /// The trained tensors in the order of the block.
  var trained: [Tensor] { tensors.filter(\.role.isTrained) }

  /// The running statistics in the order of their block.
  var statistics: [Tensor] { tensors.filter { !$0.role.isTrained } }

  /// Numbers of a row that goes in, and of one that comes out.
  var inputs: Int { layers.first?.input.count ?? shape.input.count }
  var outputs: Int { layers.last?.output.count ?? inputs }

  /// The affine layers.
  var affine: [Affine] {
    layers.indices.filter { layers[$0].spec.traits.isAffine }.map { Affine(layers, at: $0) }
  }

  /// The longest row that goes into an affine layer or comes out of one.
  var widest: Int { affine.reduce(1) { max($0, $1.rows, $1.columns) } }

  /// An affine layer as a matrix: outputs × rest, as PyTorch's `spectral_norm` takes it.
  struct Affine {
    let rows: Int
    let columns: Int
    /// Where weight and bias start.
    let weight: Int
    let bias: Int
    let index: Int
    let ordinal: Int
    /// What He's formula asks for: 1 keeps the variance of a linear layer, 0 that of a ReLU.
    let slope: Float

    fileprivate init(_ layers: [Layer], at place: Int) {
      let layer = layers[place]
      rows = layer.output.count
      columns = (layer.tensors.first { $0.role == .weight }?.count ?? 0) / max(rows, 1)
      weight = layer.offset(.weight)
      bias = layer.offset(.bias)
      index = layer.index
      ordinal = layer.ordinal
      let behind = layers[(place + 1)...].prefix { !$0.spec.traits.isAffine }
      slope = behind.lazy.compactMap { $0.spec.traits.slopeBelowZero }.first ?? 1
    }
  }

  /// Spectral norm's left and right singular vector of each weight, in the order of their block.
  var singularVectors: [Tensor] {
    var next = 0
    return affine.flatMap { layer -> [Tensor] in
      defer { next += layer.rows + layer.columns }
      return [
        Tensor(name: "\(layer.index).u", shape: [layer.rows], offset: next, role: .singularVector),
        Tensor(
          name: "\(layer.index).v", shape: [layer.columns], offset: next + layer.rows,
          role: .singularVector),
      ]
    }
  }

  /// Numbers in the block of singular vectors.
  var singularCount: Int { affine.reduce(0) { $0 + $1.rows + $1.columns } }
}
