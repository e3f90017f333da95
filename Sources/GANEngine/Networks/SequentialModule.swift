/// A module of a network, numbered as in PyTorch's `nn.Sequential` of the same layers; its tensors in a
/// checkpoint bear that number.
public struct SequentialModule: Equatable, Sendable {
  public let index: Int
  /// What it does.
  public let layer: LayerSpec
  /// What it takes.
  public let input: Extent
}

extension Configuration {
  /// G's modules in the order in which they work.
  public var generatorModules: [SequentialModule] {
    generatorLayout.layers.filter(\.spec.traits.isModule).map {
      SequentialModule(index: $0.index, layer: $0.spec, input: $0.input)
    }
  }
}
