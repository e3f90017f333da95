/// Where each tensor of a network lies in its flat blocks.
///
/// One block holds all that is trained, a second what batch norm remembers, so that an optimiser, an
/// average or a check is one loop. Tensors start at multiples of 16 numbers; the gaps stay zero.
struct ParameterLayout {
  /// A layer with its place in the network and its tensors.
  struct Layer {
    let spec: LayerSpec
    let input: Extent
    let output: Extent
    /// Its number among the modules of the `nn.Sequential` of the same layers, or the next one's;
    /// behind those of the blocks that it stands in, e.g. `8.0`.
    let path: String
    /// Affine layers up to it, itself not counted: what random streams are told apart by.
    let ordinal: Int
    let tensors: [Tensor]
    /// The layers of a residual block.
    let inner: [Layer]

    /// Where the tensor of a role starts; 0 where the layer has none.
    func offset(_ role: Role) -> Int { tensors.first { $0.role == role }?.offset ?? 0 }

    /// Itself, and those inside it.
    var all: [Layer] { [self] + inner.flatMap(\.all) }
  }

  let shape: NetworkShape
  /// How a row that goes in is made up.
  let input: InputLayout
  let layers: [Layer]
  /// Numbers in the trained block, gaps included.
  let count: Int
  /// Numbers in the block of running statistics.
  let statisticsCount: Int

  /// The layout of `shape` where `packing` images come in together, with so many classes.
  init(_ shape: NetworkShape, packing: Int = 1, classes: Int = 0) {
    var builder = Builder()
    self.shape = shape
    input = InputLayout(shape, packing: packing, classes: classes)
    layers = builder.layers(shape.layers, from: input.extent, path: "")
    count = builder.trained
    statisticsCount = builder.remembered
  }

  private struct Builder {
    var trained = 0
    var remembered = 0
    private var ordinal = 0

    mutating func layers(_ specs: [LayerSpec], from input: Extent, path: String) -> [Layer] {
      var (extent, index) = (input, 0)
      return specs.map { spec in
        let layer = layer(spec, extent, path: "\(path)\(index)")
        extent = layer.output
        index += spec.traits.isModule ? 1 : 0
        return layer
      }
    }

    private mutating func layer(_ spec: LayerSpec, _ input: Extent, path: String) -> Layer {
      let own = ordinal
      let tensors = spec.tensors(of: input).map { part in
        let count = part.shape.reduce(1, *)
        return Tensor(
          name: "\(path).\(part.name)", shape: part.shape,
          offset: part.role.isTrained ? take(count, \.trained) : take(count, \.remembered),
          role: part.role, order: part.order)
      }
      ordinal += spec.traits.isAffine ? 1 : 0
      var inner: [Layer] = []
      if case .residual(let specs) = spec { inner = layers(specs, from: input, path: "\(path).") }
      return Layer(
        spec: spec, input: input, output: spec.output(of: input), path: path, ordinal: own,
        tensors: tensors, inner: inner)
    }

    private mutating func take(_ count: Int, _ end: WritableKeyPath<Builder, Int>) -> Int {
      defer { self[keyPath: end] += (count + 15) / 16 * 16 }
      return self[keyPath: end]
    }
  }
}
