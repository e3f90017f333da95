/// A module of a network, with its number in PyTorch's `nn.Sequential` of the same layers, such as `2`, or
/// `2.0` in a residual block; its tensors in a checkpoint bear that number.
public struct SequentialModule: Equatable, Sendable {
  public let path: String
  /// What it does.
  public let layer: LayerSpec
  /// What it takes.
  public let input: Extent
  /// What it gives.
  public let output: Extent
  /// Those inside a residual block.
  public let inner: [SequentialModule]
}

extension Configuration {
  /// G's modules in the order in which they work.
  public var generatorModules: [SequentialModule] {
    generatorLayout.layers.filter(\.spec.traits.isModule).map(SequentialModule.init)
  }
}

extension SequentialModule {
  fileprivate init(_ layer: ParameterLayout.Layer) {
    self.init(
      path: layer.path, layer: layer.spec, input: layer.input, output: layer.output,
      inner: layer.inner.map(SequentialModule.init))
  }
}
