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

  /// Its number in `nn.Sequential`, from 0.
  public let index: Int
  /// What the module does, with its shape.
  public let kind: Kind
}

extension Configuration {
  /// G's modules in the order in which they work.
  public var generatorModules: [SequentialModule] {
    generatorLayout.layers.compactMap { layer in
      layer.module.map { SequentialModule(index: layer.index, kind: $0) }
    }
  }
}

extension ParameterLayout.Layer {
  fileprivate var module: SequentialModule.Kind? {
    switch spec {
    case .linear(let outputs): .linear(inputs: input.count, outputs: outputs)
    case .batchNorm(let epsilon, _): .batchNorm(width: input.channels, epsilon: epsilon)
    case .activation(let function, let slope): .activation(function, slope: slope)
    case .maxout: .activation(.maxout, slope: 0)
    case .dropout, .deviation: nil
    }
  }
}
