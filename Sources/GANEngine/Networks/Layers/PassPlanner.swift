import CCompute

/// Plans the layers of a pass: an affine layer or batch norm takes the activation behind it into its
/// own loop, and each writes in the format that the next one reads.
struct PassPlanner {
  let layout: ParameterLayout
  let plan: Pass.Plan
  /// rows × outputs: what the last layer writes.
  let output: UnsafeMutablePointer<Float>
  let buffers: GradientBuffers
  let context: ComputeContext

  private var type: cc_type { Operand.type(bf16: plan.bf16) }

  /// Throws `EngineError.unsupportedProduct`, and `.impossibleShape` for layers in an order that none
  /// of these can follow.
  func layers() throws -> [any Layer] {
    var layers: [any Layer] = []
    var rest = layout.layers[...]
    while let layer = rest.popFirst() {
      switch layer.spec {
      case .linear:
        layers.append(try affine(layer, &rest, after: layers))
      case .batchNorm(let epsilon, let momentum):
        guard let below = layers.last, !below.outputs.isInput else {
          throw Self.flaw(layer, "linear before it")
        }
        let (activation, slope) = Self.activation(of: &rest)
        layers.append(
          BatchNormLayer(
            layer, epsilon: epsilon, momentum: momentum,
            outputs: outputs(layer.output, before: rest, activation, slope), plan,
            givesProducts: below.isBareMap, buffers, in: context))
      case .maxout(let pieces):
        guard let below = layers.last as? AffineLayer, below.isBareMap else {
          throw Self.flaw(layer, "linear before it")
        }
        layers.append(
          MaxoutLayer(
            pieces: pieces, outputs: outputs(layer.output, before: rest), rows: plan.rows,
            bias: below.map.bias, type, buffers, in: context))
      case .dropout:
        guard !(layers.last is DropoutLayer) else {
          throw Self.flaw(layer, "another layer than dropout before it")
        }
        layers.append(
          DropoutLayer(
            on: layers.last?.outputs ?? input(of: layer), rows: plan.rows,
            part: max(layer.ordinal - 1, 0), isInput: layers.isEmpty,
            in: context))
      case .deviation:
        guard let next = rest.first, next.spec.traits.isAffine, next.output.count == 1,
          rest.dropFirst().first.map({ $0.spec.traits.isAffine }) ?? true
        else { throw Self.flaw(layer, "linear of one output behind it, without an activation") }
        layers.append(
          DeviationLayer(
            on: layers.last?.outputs ?? input(of: layer),
            column: next.offset(.weight) + layer.input.count, plan, in: context))
      case .activation:
        throw Self.flaw(layer, "linear or batch norm before it")
      }
    }
    return layers
  }

  private func affine(
    _ layer: ParameterLayout.Layer, _ rest: inout ArraySlice<ParameterLayout.Layer>,
    after layers: [any Layer]
  ) throws -> AffineLayer {
    let deviation = layers.last as? DeviationLayer
    let isFirst = !layers.contains { $0 is AffineLayer }
    let (activation, slope) = Self.activation(of: &rest)
    let outputs = outputs(layer.output, before: rest, activation, slope)
    let rows = AffineRows(
      apply: plan.rows,
      adjointOfInput: plan.inputGradient || (!isFirst && plan.weightGradients) ? plan.rows : 0,
      adjointOfWeight: plan.weightGradients ? plan.rows : 0)
    let end = AffineEnd(
      bias: true, activation: activation, slope: slope, isWide: outputs.operand.type == CC_F32)
    let map = try layer.map(
      rows, end, leavingOut: deviation == nil ? 0 : 1, bf16: plan.bf16, in: context)
    return AffineLayer(
      map, outputs: outputs, rows: plan.rows, isFirst: isFirst, behind: deviation, type, buffers,
      in: context)
  }

  // The activation that is next, which is taken out.
  private static func activation(
    of rest: inout ArraySlice<ParameterLayout.Layer>
  ) -> (Activation, Float) {
    guard case .activation(let function, let slope)? = rest.first?.spec else {
      return (.identity, 0)
    }
    rest.removeFirst()
    return (function, slope)
  }

  // Room for a layer's outputs: as a product reads them, in fp32 for what computes with them, or what
  // the pass puts out.
  private func outputs(
    _ extent: Extent, before rest: ArraySlice<ParameterLayout.Layer>,
    _ activation: Activation = .identity, _ slope: Float = 0
  ) -> Outputs {
    let reader = rest.first { !$0.spec.traits.isInPlace }
    let count = plan.rows * extent.count
    let operand =
      reader.map { Operand(count: count, $0.spec.traits.isAffine ? type : CC_F32) }
      ?? Operand(borrowing: UnsafeMutableRawPointer(output))
    return Outputs(operand, columns: extent.count, activation: activation, slope: slope)
  }

  // What the first layer works on: it lies elsewhere at each pass.
  private func input(of layer: ParameterLayout.Layer) -> Outputs {
    Outputs(Operand(count: 0, type), columns: layer.input.count, isInput: true)
  }

  private static func flaw(_ layer: ParameterLayout.Layer, _ needed: String) -> EngineError {
    .impossibleShape("module \(layer.index) of a network needs \(needed)")
  }
}

extension Layer {
  /// Whether it is an affine map with nothing behind it, so that what follows goes back for it.
  fileprivate var isBareMap: Bool { self is AffineLayer && outputs.activation == .identity }
}
