/// Where each tensor of a perceptron lies in its flat blocks.
///
/// One block holds all that is trained, a second what batch norm remembers, so that an optimiser, an
/// average or a check is one loop. Tensors start at multiples of 16 numbers; the gaps stay zero.
struct ParameterLayout {
  /// dense → [batch norm] → activation → [dropout], with offsets into the blocks.
  struct Layer {
    let inputs: Int
    let outputs: Int
    /// outputs × inputs, as PyTorch stores it.
    let weight: Int
    let bias: Int
    let norm: Norm?
    let activation: Activation
    let dropout: Bool
    /// Index of the dense layer in the `nn.Sequential` of the same layers.
    let sequentialIndex: Int
  }

  /// Offsets of batch norm's tensors, `outputs` numbers each.
  struct Norm {
    let gamma: Int
    let beta: Int
    let runningMean: Int
    let runningVariance: Int
  }

  let shape: NetworkShape
  let layers: [Layer]
  /// Numbers in the trained block, gaps included.
  let count: Int
  /// Numbers in the block of running statistics.
  let statisticsCount: Int

  init(_ shape: NetworkShape, inputs: Int? = nil) {
    var layers: [Layer] = []
    var next = 0
    var nextStatistic = 0
    var sequentialIndex = 0
    func take(_ count: Int, from next: inout Int) -> Int {
      defer { next += (count + 15) / 16 * 16 }
      return next
    }
    for index in 0..<max(shape.widths.count - 1, 0) {
      let (inputs, outputs) = (shape.widths[index], shape.widths[index + 1])
      let isLast = index == shape.widths.count - 2
      let weight = take(inputs * outputs, from: &next)
      let bias = take(outputs, from: &next)
      let norm =
        shape.batchNorm.contains(index + 1) && !isLast
        ? Norm(
          gamma: take(outputs, from: &next), beta: take(outputs, from: &next),
          runningMean: take(outputs, from: &nextStatistic),
          runningVariance: take(outputs, from: &nextStatistic)) : nil
      let activation = isLast ? shape.output : shape.hidden
      let dropout = shape.dropout.contains(index + 1) && !isLast
      layers.append(
        Layer(
          inputs: inputs, outputs: outputs, weight: weight, bias: bias, norm: norm,
          activation: activation, dropout: dropout, sequentialIndex: sequentialIndex))
      sequentialIndex +=
        1 + (norm == nil ? 0 : 1) + (activation == .identity ? 0 : 1) + (dropout ? 1 : 0)
    }
    self.shape = shape
    self.layers = layers
    count = next
    statisticsCount = nextStatistic
  }

  /// A trained tensor: its name in a PyTorch state dict, its shape and where it starts.
  struct Entry {
    let name: String
    let shape: [Int]
    let offset: Int
    var count: Int { shape.reduce(1, *) }
  }

  /// The trained tensors in the order of the block.
  var trained: [Entry] {
    layers.flatMap { layer -> [Entry] in
      let dense = layer.sequentialIndex
      var entries = [
        Entry(name: "\(dense).weight", shape: [layer.outputs, layer.inputs], offset: layer.weight),
        Entry(name: "\(dense).bias", shape: [layer.outputs], offset: layer.bias),
      ]
      if let norm = layer.norm {
        entries += [
          Entry(name: "\(dense + 1).weight", shape: [layer.outputs], offset: norm.gamma),
          Entry(name: "\(dense + 1).bias", shape: [layer.outputs], offset: norm.beta),
        ]
      }
      return entries
    }
  }

  /// The running statistics in the order of their block.
  var statistics: [Entry] {
    layers.flatMap { layer -> [Entry] in
      guard let norm = layer.norm else { return [] }
      let name = "\(layer.sequentialIndex + 1)"
      return [
        Entry(name: "\(name).running_mean", shape: [layer.outputs], offset: norm.runningMean),
        Entry(name: "\(name).running_var", shape: [layer.outputs], offset: norm.runningVariance),
      ]
    }
  }

  /// Numbers that are trained, gaps not counted.
  var parameterCount: Int { trained.reduce(0) { $0 + $1.count } }
}
