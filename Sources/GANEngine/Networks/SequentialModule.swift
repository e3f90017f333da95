/// A module of a network, numbered as in PyTorch's `nn.Sequential` of the same layers; its tensors in a
/// checkpoint bear that number. Dropout, which does nothing outside training, is left out.
public struct SequentialModule: Equatable, Sendable {
  /// What the module does.
  public enum Kind: Equatable, Sendable {
    /// x·Wᵀ + b with `weight` (outputs × inputs) and `bias` (outputs).
    case linear(inputs: Int, outputs: Int)
    /// Tensors `weight`, `bias`, `running_mean` and `running_var`, `width` numbers each.
    case batchNorm(width: Int, epsilon: Float)
    /// `slope` counts below zero, for `leakyRelu` alone.
    case activation(Activation, slope: Float)
  }

  public let index: Int
  public let kind: Kind
}

extension Configuration {
  /// G's modules in the order in which they work.
  public var generatorModules: [SequentialModule] {
    let layout = generatorLayout
    return layout.layers.flatMap { $0.modules(in: layout.shape) }
  }
}

extension ParameterLayout.Layer {
  fileprivate func modules(in shape: NetworkShape) -> [SequentialModule] {
    var kinds: [SequentialModule.Kind] = []
    if activation != .identity { kinds.append(.activation(activation, slope: shape.slope)) }
    if norm != nil {
      kinds.insert(
        .batchNorm(width: outputs, epsilon: shape.normEpsilon),
        at: shape.normAfterActivation ? kinds.endIndex : 0)
    }
    kinds.insert(.linear(inputs: columns, outputs: rows), at: 0)
    return kinds.enumerated().map {
      SequentialModule(index: sequentialIndex + $0.offset, kind: $0.element)
    }
  }
}
