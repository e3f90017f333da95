/// Where each tensor of a network lies in its flat blocks.
///
/// One block holds all that is trained, a second what batch norm remembers, so that an optimiser, an
/// average or a check is one loop. Tensors start at multiples of 16 numbers; the gaps stay zero.
struct ParameterLayout {
  /// What a tensor is to its layer.
  enum Role {
    case weight, bias
    /// Batch norm's γ and β.
    case scale, shift
    case runningMean, runningVariance
    /// Of spectral norm, which keeps them in a block of their own.
    case singularVector

    /// Its name in a PyTorch state dict.
    var name: String {
      switch self {
      case .weight, .scale: "weight"
      case .bias, .shift: "bias"
      case .runningMean: "running_mean"
      case .runningVariance: "running_var"
      case .singularVector: "vector"
      }
    }

    /// Whether it is trained; what is not is remembered of the batches.
    var isTrained: Bool {
      switch self {
      case .weight, .bias, .scale, .shift: true
      case .runningMean, .runningVariance, .singularVector: false
      }
    }
  }

  /// A tensor: its name in a PyTorch state dict, its shape and where it starts in its block.
  struct Tensor: Sendable {
    let name: String
    let shape: [Int]
    let offset: Int
    let role: Role
    var count: Int { shape.reduce(1, *) }
  }

  /// A layer with its place in the network and its tensors.
  struct Layer {
    let spec: LayerSpec
    let input: Extent
    let output: Extent
    /// Its number among the modules of the `nn.Sequential` of the same layers, or the next one's.
    let index: Int
    /// Affine layers up to it, itself not counted: what random streams are told apart by.
    let ordinal: Int
    let tensors: [Tensor]

    /// Where the tensor of a role starts; 0 where the layer has none.
    func offset(_ role: Role) -> Int { tensors.first { $0.role == role }?.offset ?? 0 }
  }

  let shape: NetworkShape
  let layers: [Layer]
  /// Numbers in the trained block, gaps included.
  let count: Int
  /// Numbers in the block of running statistics.
  let statisticsCount: Int

  /// The layout of `shape` whose first layer takes `inputs` numbers a row: its own input, with packed
  /// images and classes counted in.
  init(_ shape: NetworkShape, inputs: Int? = nil) {
    var extent = inputs.map { Extent(channels: $0) } ?? shape.input
    var (trained, remembered, index, ordinal) = (0, 0, 0, 0)
    self.shape = shape
    layers = shape.layers.map { spec in
      let tensors = spec.tensors(of: extent).map { role, shape in
        let count = shape.reduce(1, *)
        let offset =
          role.isTrained
          ? Self.take(count, from: &trained) : Self.take(count, from: &remembered)
        return Tensor(
          name: "\(index).\(role.name)", shape: shape, offset: offset, role: role)
      }
      let layer = Layer(
        spec: spec, input: extent, output: spec.output(of: extent), index: index,
        ordinal: ordinal, tensors: tensors)
      extent = layer.output
      index += spec.traits.isModule ? 1 : 0
      ordinal += spec.traits.isAffine ? 1 : 0
      return layer
    }
    count = trained
    statisticsCount = remembered
  }

  private static func take(_ count: Int, from next: inout Int) -> Int {
    defer { next += (count + 15) / 16 * 16 }
    return next
  }
}
