extension ParameterLayout {
  /// A tensor: its name in a PyTorch state dict, its shape and where it starts in its block.
  struct Entry: Sendable {
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
        Entry(name: "\(dense).weight", shape: [layer.rows, layer.columns], offset: layer.weight),
        Entry(name: "\(dense).bias", shape: [layer.rows], offset: layer.bias),
      ]
      if let norm = layer.norm {
        let name = norm.sequentialIndex
        entries += [
          Entry(name: "\(name).weight", shape: [layer.outputs], offset: norm.gamma),
          Entry(name: "\(name).bias", shape: [layer.outputs], offset: norm.beta),
        ]
      }
      return entries
    }
  }

  /// The running statistics in the order of their block.
  var statistics: [Entry] {
    layers.flatMap { layer -> [Entry] in
      guard let norm = layer.norm else { return [] }
      let name = norm.sequentialIndex
      return [
        Entry(name: "\(name).running_mean", shape: [layer.outputs], offset: norm.runningMean),
        Entry(name: "\(name).running_var", shape: [layer.outputs], offset: norm.runningVariance),
      ]
    }
  }

  /// Spectral norm's left and right singular vector of each weight, in the order of their block.
  var singularVectors: [Entry] {
    var next = 0
    return layers.flatMap { layer -> [Entry] in
      defer { next += layer.rows + layer.columns }
      return [
        Entry(name: "\(layer.sequentialIndex).u", shape: [layer.rows], offset: next),
        Entry(
          name: "\(layer.sequentialIndex).v", shape: [layer.columns], offset: next + layer.rows),
      ]
    }
  }
}
