import CCompute

/// Divides every weight of a network by an estimate of its largest singular value
/// (Miyato et al. 2018, "Spectral normalization", algorithm 1).
///
/// One power step follows each update of the network, so that D's update and G's see the same
/// weights; PyTorch's takes one each forward pass.
final class SpectralNorm {
  /// u and v of each weight, `layout.singularCount` numbers.
  let vectors: Storage<Float>
  private let layers: [ParameterLayout.Affine]
  private let context: ComputeContext
  private let normalized: Operand
  private var values: [Float]

  /// Starts from random vectors, brought near the singular ones by 15 power steps.
  init(_ network: Network, _ philox: Philox, in context: ComputeContext) {
    let layout = network.layout
    self.context = context
    vectors = Storage(count: layout.singularCount)
    normalized = Operand(count: layout.count, bf16: network.shadow != nil)
    layers = layout.affine
    values = Array(repeating: 1, count: layers.count)
    cc_fill_normal(
      context.handle, philox.code(.singularVectors, step: 0), Int64(vectors.count), 0, 1,
      UnsafeMutableRawPointer(vectors.base), CC_F32)
    for _ in 0..<15 { step(network.parameters) }
    refresh(network.parameters)
  }

  /// The weights as the products read them.
  var products: Operand { normalized }

  /// One power step, and the weights divided anew.
  ///
  /// The step's own estimate is the same number in another order of sums; a resumed run has
  /// `refresh`'s, so this one takes that as well.
  func follow(_ parameters: Storage<Float>) {
    step(parameters)
    refresh(parameters)
  }

  /// The weights divided anew, the vectors left where they are.
  func refresh(_ parameters: Storage<Float>) {
    forEachWeight { index, layer, u, v in
      values[index] = cc_spectral_value(
        context.handle, Int64(layer.rows), Int64(layer.columns), parameters.base + layer.weight,
        u, v)
    }
    divide(parameters)
  }

  /// From gradients of the divided weights to those of the weights: (dW̄ − ⟨dW̄, W̄⟩ u vᵀ)/σ.
  func transform(_ gradients: Storage<Float>, _ parameters: Storage<Float>) {
    forEachWeight { index, layer, u, v in
      cc_spectral_gradient(
        context.handle, Int64(layer.rows), Int64(layer.columns), parameters.base + layer.weight,
        values[index], u, v, gradients.base + layer.weight)
    }
  }

  private func step(_ parameters: Storage<Float>) {
    forEachWeight { _, layer, u, v in
      _ = cc_spectral_step(
        context.handle, Int64(layer.rows), Int64(layer.columns), parameters.base + layer.weight,
        u, v)
    }
  }

  private func divide(_ parameters: Storage<Float>) {
    for (index, layer) in layers.enumerated() {
      // A weight of zeros has no singular value to be divided by.
      let factor = values[index] > 1e-12 ? 1 / values[index] : 1
      cc_scale(
        context.handle, Int64(layer.rows * layer.columns), factor,
        parameters.base + layer.weight, normalized.address(at: layer.weight), normalized.type)
    }
  }

  private func forEachWeight(
    _ body: (Int, ParameterLayout.Affine, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>)
      -> Void
  ) {
    var next = vectors.base
    for (index, layer) in layers.enumerated() {
      body(index, layer, next, next + layer.rows)
      next += layer.rows + layer.columns
    }
  }
}
