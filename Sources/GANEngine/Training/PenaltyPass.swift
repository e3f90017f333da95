import CCompute

/// D's gradients where the loss also looks at D's slope with respect to its input.
///
/// D is piecewise linear and each row has a chain of its own, so both parts of the gradient share
/// one chain of slopes U (∂s/∂ pre-activation, started from 1 at the logit):
/// - loss: dW_l = Σ_i c_i u_i h_iᵀ with c = ∂loss/∂s, since ∂loss/∂ pre-activation is c_i·u_i;
/// - penalty on g = U_1·W_1: dW_l = Σ_i u_i q_iᵀ, with q_0 = ∂penalty/∂g and
///   q_l = f′ ∘ (W_l·q_{l−1}).
/// Together dW_l = Uᵀ·(c∘H + Q): one product a layer, and the chain and the forward pass of the
/// penalty cost nothing where its rows are those of the loss.
final class PenaltyPass {
  /// Rows of real images, fakes and, with a third block, points between.
  let blocks: Int
  let pass: Pass
  private let rows: Int
  private let slopes: [Operand]
  private let slopeProducts: [Product]
  /// The first layer on two blocks, from which the third follows; nil without a third.
  private let firstProduct: Product?
  private let inputProduct: Product
  private let climbProducts: [Product]
  private let weightProducts: [Product]
  private let inputSlopes: Storage<Float>
  private let norms: Storage<Float>
  private let room: Storage<Float>
  /// c∘x + q₀, the operand of the first layer's weight gradient.
  private let weightedInput: Operand
  private let climbing: Operand
  private let context: ComputeContext

  /// Plans passes over `blocks` blocks of `rows` rows. Throws `EngineError.unsupportedProduct`.
  init(
    _ layout: ParameterLayout, rows: Int, blocks: Int, bf16: Bool, in context: ComputeContext
  ) throws {
    self.rows = rows
    self.blocks = blocks
    self.context = context
    let all = rows * blocks
    let type = bf16 ? CC_BF16 : CC_F32
    let layers = layout.layers
    let inputs = layers.first?.inputs ?? 0
    pass = try Pass(layout, .init(rows: all, bf16: bf16), in: context)
    slopes = layers.map { Operand(count: all * $0.rows, bf16: bf16) }
    slopeProducts = try layers.dropFirst().map {
      try Product(.init(m: all, n: $0.inputs, k: $0.rows), operands: type, in: context)
    }
    firstProduct =
      blocks == 3
      ? try layers.first.map {
        try Product(
          .init(m: 2 * rows, n: $0.rows, k: inputs), transposedB: true, operands: type, bias: true,
          in: context)
      } : nil
    inputProduct = try Product(
      .init(m: rows, n: inputs, k: layers.first?.rows ?? 0), operands: type, in: context)
    climbProducts = try layers.dropLast().map {
      try Product(
        .init(m: rows, n: $0.rows, k: $0.inputs), transposedB: true, operands: type, in: context)
    }
    weightProducts = try layers.map {
      try Product(
        .init(m: $0.rows, n: $0.inputs, k: all), transposedA: true, operands: type, in: context)
    }
    let widest = layers.reduce(1) { max($0, $1.inputs, $1.rows) }
    inputSlopes = Storage(count: all * inputs)
    norms = Storage(count: all)
    room = Storage(count: all * widest)
    weightedInput = Operand(count: all * inputs, bf16: bf16)
    climbing = Operand(count: rows * widest, bf16: bf16)
  }

  /// D on its input: the logits of `pass`, and the slopes that the penalties ask for.
  func forward(
    _ weights: Pass.Weights, _ input: DiscriminatorInput, mode: Pass.Mode, _ penalties: Penalties
  ) {
    if firstProduct == nil {
      pass.forward(weights, input: input.block(0), mode: mode)
    } else {
      forwardMixed(weights, input, mode)
    }
    startSlopes()
    for index in pass.layers.indices.dropFirst().reversed() {
      let (layer, below) = (pass.layers[index], pass.layers[index - 1])
      slopeProducts[index - 1].run(
        slopes[index].base, pass.weight(weights, layer.spec), into: room.base)
      cc_activation_backward(
        context.handle, Int64(pass.rows), Int64(below.spec.outputs), below.spec.activation.code,
        pass.layout.shape.slope, below.spec.dropout ? pass.keep : 1, room.base,
        below.activations.base, below.activations.type, slopes[index - 1].base, pass.type, nil)
    }
    for block in penalties.blocks { measure(block, weights, input) }
  }

  // The first layer is affine, and the points between are mixed with shares that add up to 1: so
  // are their pre-activations, for a third less of the largest product.
  private func forwardMixed(
    _ weights: Pass.Weights, _ input: DiscriminatorInput, _ mode: Pass.Mode
  ) {
    guard let first = pass.layers.first else { return }
    let columns = first.spec.rows
    firstProduct?.run(
      input.block(0), pass.weight(weights, first.spec),
      bias: weights.parameters + first.spec.bias, into: room.base)
    cc_mix(
      context.handle, Int64(rows), Int64(columns), input.shares.base, room.base,
      room.base + rows * columns, room.base + 2 * rows * columns, CC_F32)
    cc_activate_all(
      context.handle, Int64(pass.rows * columns), first.spec.activation.code,
      pass.layout.shape.slope, room.base, first.activations.base, first.activations.type)
    pass.forward(weights, behindFirst: mode)
  }

  // ∂logit/∂output: 1, or −1 and 1 where the logit is a difference.
  private func startSlopes() {
    guard let last = slopes.last, let outputs = pass.layers.last?.spec.outputs else { return }
    for index in 0..<pass.rows * outputs {
      room.elements[index] = outputs == 2 && index % 2 == 0 ? -1 : 1
    }
    cc_scale(context.handle, Int64(pass.rows * outputs), 1, room.base, last.base, pass.type)
  }

  private func measure(
    _ block: Int, _ weights: Pass.Weights, _ input: DiscriminatorInput
  ) {
    guard let first = pass.layers.first, let start = slopes.first else { return }
    let columns = first.spec.inputs
    let target = inputSlopes.base + block * rows * columns
    inputProduct.run(
      start.base + block * rows * first.spec.rows * pass.width, pass.weight(weights, first.spec),
      into: target)
    input.forgetClasses(in: target)
    cc_row_norms(context.handle, Int64(rows), Int64(columns), target, norms.base + block * rows)
  }

  /// n of every row of a block that `forward` was asked to measure.
  func norms(ofBlock block: Int) -> UnsafeBufferPointer<Float> {
    UnsafeBufferPointer(start: norms.base + block * rows, count: rows)
  }

  /// Fills `gradients` from ∂loss/∂s of every row (`logitGradients`) and `slopeFactors`, by which g
  /// is to be multiplied to give ∂loss/∂g, for the blocks the penalties look at. Activations are
  /// overwritten.
  func backward(
    _ weights: Pass.Weights, _ input: DiscriminatorInput, _ penalties: Penalties,
    logitGradients: Storage<Float>, slopeFactors: Storage<Float>,
    gradients: UnsafeMutablePointer<Float>
  ) {
    for (layer, slopes) in zip(pass.layers, slopes) {
      cc_weighted_sums(
        context.handle, Int64(pass.rows), Int64(layer.spec.rows), logitGradients.base, slopes.base,
        pass.type, gradients + layer.spec.bias)
    }
    for block in 0..<blocks {
      if penalties.blocks.contains(block) {
        climb(block, weights, input, logitGradients, slopeFactors)
      } else {
        weigh(block, input, logitGradients)
      }
    }
    for (index, layer) in pass.layers.enumerated() {
      let below = index > 0 ? pass.layers[index - 1].activations.base : weightedInput.base
      weightProducts[index].run(
        slopes[index].base, below, into: gradients + layer.spec.weight)
    }
  }

  private func climb(
    _ block: Int, _ weights: Pass.Weights, _ input: DiscriminatorInput,
    _ logitGradients: Storage<Float>, _ slopeFactors: Storage<Float>
  ) {
    let start = block * rows
    let loss = logitGradients.base + start
    startClimb(block, input, loss, slopeFactors.base + start)
    for (layer, product) in zip(pass.layers, climbProducts) {
      product.run(climbing.base, pass.weight(weights, layer.spec), into: room.base)
      let target = layer.activations.base + start * layer.spec.outputs * pass.width
      cc_penalty_ascend(
        context.handle, Int64(rows), Int64(layer.spec.outputs), layer.spec.activation.code,
        pass.layout.shape.slope, layer.spec.dropout ? pass.keep : 1, loss, room.base, target,
        climbing.base, target, pass.type)
    }
  }

  // q₀ = ∂penalty/∂g, and c∘x + q₀, where points between have no part in the loss: c = 0.
  private func startClimb(
    _ block: Int, _ input: DiscriminatorInput, _ loss: UnsafePointer<Float>,
    _ factors: UnsafePointer<Float>
  ) {
    let (rows, columns) = (Int64(rows), Int64(input.columns))
    let slope = inputSlopes.base + block * self.rows * input.columns
    let target = weighted(block, input)
    cc_scale_rows(context.handle, rows, columns, factors, slope, slope, CC_F32)
    if block == 2 {
      let count = rows * columns
      cc_scale(context.handle, count, 1, slope, climbing.base, pass.type)
      cc_scale(context.handle, count, 1, slope, target, pass.type)
    } else {
      cc_penalty_ascend(
        context.handle, rows, columns, CC_IDENTITY, 0, 1, loss, slope, input.block(block),
        climbing.base, target, pass.type)
    }
  }

  private func weigh(
    _ block: Int, _ input: DiscriminatorInput, _ logitGradients: Storage<Float>
  ) {
    let start = block * rows
    func scale(
      _ source: UnsafeMutableRawPointer, _ columns: Int, to target: UnsafeMutableRawPointer
    ) {
      cc_penalty_ascend(
        context.handle, Int64(rows), Int64(columns), CC_IDENTITY, 0, 1, logitGradients.base + start,
        nil, source, nil, target, pass.type)
    }
    scale(input.block(block), input.columns, to: weighted(block, input))
    for layer in pass.layers.dropLast() {
      let rows = layer.activations.base + start * layer.spec.outputs * pass.width
      scale(rows, layer.spec.outputs, to: rows)
    }
  }

  private func weighted(_ block: Int, _ input: DiscriminatorInput) -> UnsafeMutableRawPointer {
    weightedInput.base + block * rows * input.columns * pass.width
  }
}

extension Penalties {
  /// The blocks of rows whose slopes count: 0 real, 1 fake, 2 between.
  var blocks: [Int] {
    var blocks: [Int] = []
    if realWeight > 0 || normalizesOutput { blocks.append(0) }
    if fakeWeight > 0 || normalizesOutput { blocks.append(1) }
    if wassersteinWeight > 0 { blocks.append(2) }
    return blocks
  }
}
