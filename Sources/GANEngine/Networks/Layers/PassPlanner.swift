import CCompute

/// Plans the layers of a pass: a map or batch norm takes the activation behind it into its own loop,
/// and each writes in the format that the next one reads.
struct PassPlanner {
  let layout: ParameterLayout
  let plan: Pass.Plan
  /// rows × outputs: what the last layer writes.
  let output: UnsafeMutablePointer<Float>
  let buffers: GradientBuffers
  let context: ComputeContext
  // What is below the next layer, inside residual blocks as outside.
  private var place = AffineLayer.Place(isFirst: true, isLowest: true)

  init(
    layout: ParameterLayout, plan: Pass.Plan, output: UnsafeMutablePointer<Float>,
    buffers: GradientBuffers, context: ComputeContext
  ) {
    self.layout = layout
    self.plan = plan
    self.output = output
    self.buffers = buffers
    self.context = context
  }

  private var type: cc_type { Operand.type(bf16: plan.bf16) }

  /// Throws `EngineError.unsupportedProduct` and `.unsupportedConvolution`, and `.impossibleShape` for
  /// layers in an order that none of these can follow.
  mutating func chain() throws -> LayerChain {
    let whole = outputs(
      layout.layers.last?.output ?? layout.input.extent,
      in: Operand(borrowing: UnsafeMutableRawPointer(output)))
    return LayerChain(
      try layers(layout.layers, from: layout.input.extent, end: whole, isWhole: true))
  }

  // The layers of a network, or of a residual block. The last of them writes to `end`.
  private mutating func layers(
    _ all: [ParameterLayout.Layer], from input: Extent, end: Outputs, isWhole: Bool
  ) throws -> [any Layer] {
    var layers: [any Layer] = []
    var rest = all.filter { !$0.isStill }[...]
    if isWhole && layout.input.isSpread {
      layers.append(try map(.spread(layout.input), layout.input.extent, rest, end, after: layers))
    }
    while let layer = rest.popFirst() {
      // What needs a map of its own below it gets one that changes nothing.
      if !layer.stands(on: layers.last) {
        layers.append(try still(layer.input, [layer] + rest, end, after: layers))
      }
      switch layer.spec {
      case .linear, .conv, .convTransposed:
        let deviation = layers.last as? DeviationLayer
        let (activation, slope) = Self.activation(of: &rest)
        layers.append(
          try map(
            .layer(layer, leavingOut: deviation == nil ? 0 : 1), layer.output, rest, end,
            activation, slope, after: layers))
      case .upsample(let factor):
        layers.append(
          try map(.upsample(layer.input, factor: factor), layer.output, rest, end, after: layers))
      case .reshape, .flatten:
        let permutation = Permutation(from: layer.input, to: layer.output)
        layers.append(
          try map(.permutation(permutation), layer.output, rest, end, after: layers))
      case .activation(let function, let slope):
        layers.append(
          try map(
            .permutation(.identity(layer.input.count)), layer.output, rest, end, function, slope,
            after: layers))
      case .residual: layers.append(try residual(layer, rest, end, after: layers))
      case .recurrent(_, let recurrence):
        layers.append(
          try RecurrentLayer(
            layer, recurrence, outputs: outputs(layer.output, before: rest, end), rows: plan.rows,
            inputType: layers.last?.outputs.operand.type ?? type, operands: type,
            goesBack: plan.weightGradients || plan.inputGradient, at: place, buffers, in: context))
        place = AffineLayer.Place(isFirst: false, isLowest: false)
      case .batchNorm(let epsilon, let momentum):
        let (activation, slope) = Self.activation(of: &rest)
        layers.append(
          BatchNormLayer(
            layer, epsilon: epsilon, momentum: momentum,
            outputs: outputs(layer.output, before: rest, end, activation, slope), plan,
            givesProducts: layers.last?.isBareMap == true, buffers, in: context))
      case .maxout(let pieces):
        guard let below = layers.last as? AffineLayer else { continue }
        layers.append(
          MaxoutLayer(
            pieces: pieces, outputs: outputs(layer.output, before: rest, end),
            rows: plan.rows, below: below.map, buffers, in: context))
      case .dropout:
        layers.append(
          DropoutLayer(
            on: layers.last?.outputs ?? self.input(layer.input), rows: plan.rows,
            part: max(layer.ordinal - 1, 0), isInput: layers.isEmpty, in: context))
      case .deviation:
        guard let next = rest.first, next.spec.traits.isAffine, next.output.count == 1,
          rest.dropFirst().first.map({ $0.spec.traits.isAffine }) ?? true
        else { throw Self.flaw(layer, "linear of one output behind it, without an activation") }
        layers.append(
          DeviationLayer(
            on: layers.last?.outputs ?? self.input(layer.input),
            column: next.offset(.weight) + layer.input.count, plan, in: context))
      }
    }
    if layers.isEmpty { layers.append(try still(input, [], end, after: [])) }
    return layers
  }

  private mutating func map(
    _ source: MapSource, _ extent: Extent, _ rest: ArraySlice<ParameterLayout.Layer>,
    _ end: Outputs, _ activation: Activation = .identity, _ slope: Float = 0,
    after layers: [any Layer]
  ) throws -> AffineLayer {
    let outputs = outputs(extent, before: rest, end, activation, slope)
    let below = place
    place.isFirst = false
    if source.hasWeight { place.isLowest = false }
    let goesDown = plan.inputGradient || (!below.isLowest && plan.weightGradients)
    let rows = AffineRows(
      apply: plan.rows, adjointOfInput: goesDown ? plan.rows : 0,
      adjointOfWeight: plan.weightGradients ? plan.rows : 0)
    let map = try source.map(
      rows,
      AffineEnd(
        bias: true, activation: activation, slope: slope, result: outputs.operand.type),
      source.hasWeight ? type : layers.last?.outputs.operand.type ?? type, in: context)
    return AffineLayer(
      source, map, outputs: outputs, rows: plan.rows, at: below,
      behind: layers.last as? DeviationLayer, buffers, in: context)
  }

  private mutating func still(
    _ extent: Extent, _ rest: [ParameterLayout.Layer], _ end: Outputs, after layers: [any Layer]
  ) throws -> AffineLayer {
    try map(.permutation(.identity(extent.count)), extent, rest[...], end, after: layers)
  }

  private mutating func residual(
    _ layer: ParameterLayout.Layer, _ rest: ArraySlice<ParameterLayout.Layer>, _ end: Outputs,
    after layers: [any Layer]
  ) throws -> ResidualLayer {
    let inside = outputs(
      layer.output, in: Operand(count: plan.rows * layer.output.count, bf16: plan.bf16))
    let inner = try self.layers(layer.inner, from: layer.input, end: inside, isWhole: false)
    return ResidualLayer(
      LayerChain(inner), outputs: outputs(layer.output, before: rest, end),
      inputType: layers.last?.outputs.operand.type ?? type, rows: plan.rows,
      goesBack: plan.weightGradients || plan.inputGradient, in: context)
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

  // Room for a layer's outputs in the format of what reads them, or where the last one writes.
  private func outputs(
    _ extent: Extent, before rest: ArraySlice<ParameterLayout.Layer>, _ end: Outputs,
    _ activation: Activation = .identity, _ slope: Float = 0
  ) -> Outputs {
    let format = format(readBy: rest)
    return outputs(
      extent, in: format.map { Operand(count: plan.rows * extent.count, $0) } ?? end.operand,
      activation, slope)
  }

  private func outputs(
    _ extent: Extent, in operand: Operand, _ activation: Activation = .identity, _ slope: Float = 0
  ) -> Outputs {
    Outputs(
      operand, columns: extent.count, channels: extent.channels, activation: activation,
      slope: slope)
  }

  // nil where nothing reads: layers that work in place leave numbers in the format below.
  private func format(readBy rest: ArraySlice<ParameterLayout.Layer>) -> cc_type? {
    guard let reader = rest.first(where: { !$0.spec.traits.isInPlace }) else { return nil }
    return reader.spec.computesInSinglePrecision ? CC_F32 : type
  }

  // What the first layer works on: it lies elsewhere at each pass.
  private func input(_ extent: Extent) -> Outputs {
    Outputs(
      Operand(count: 0, type), columns: extent.count, channels: extent.channels, isInput: true)
  }

  private static func flaw(_ layer: ParameterLayout.Layer, _ needed: String) -> EngineError {
    .impossibleShape("module \(layer.path) of a network needs \(needed)")
  }
}

extension ParameterLayout.Layer {
  /// Whether it leaves every number where it is.
  fileprivate var isStill: Bool {
    switch spec {
    case .reshape, .flatten:
      input == output
        || (input.channels == 1 || input.places == 1)
          && (output.channels == 1 || output.places == 1)
    case .upsample(let factor): factor == 1
    case .linear, .conv, .convTransposed, .residual, .recurrent, .batchNorm, .activation, .maxout,
      .dropout, .deviation:
      false
    }
  }

  /// Whether it can follow that layer, or be the first one where there is none.
  fileprivate func stands(on below: (any Layer)?) -> Bool {
    switch spec {
    case .batchNorm: below.map { !$0.outputs.isInput } ?? false
    case .maxout: below?.isBareMap == true
    case .dropout:
      !(below is DropoutLayer || below is ResidualLayer || below is RecurrentLayer)
    case .residual: below != nil && below?.outputs.isInput == false
    case .linear, .conv, .convTransposed, .upsample, .reshape, .flatten, .recurrent, .activation,
      .deviation:
      true
    }
  }
}

extension LayerSpec {
  /// Whether its loop reads fp32 whatever the format of products.
  fileprivate var computesInSinglePrecision: Bool {
    switch self {
    case .batchNorm, .maxout: true
    case .linear, .conv, .convTransposed, .upsample, .reshape, .flatten, .residual, .recurrent,
      .activation, .dropout, .deviation:
      false
    }
  }
}

extension Layer {
  /// Whether it is a map with a weight and nothing behind it, so that what follows goes back for it.
  fileprivate var isBareMap: Bool {
    (self as? AffineLayer)?.source.hasWeight == true && outputs.activation == .identity
  }
}
