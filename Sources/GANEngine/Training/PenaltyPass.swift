import CCompute

/// D's gradients where the loss also looks at D's slope with respect to its input.
///
/// D is piecewise linear and each row has a chain of its own, so both parts of the gradient share
/// one chain of slopes U (∂s/∂ pre-activation, started from 1 at the logit):
/// - loss: dW_l = Σ_i c_i u_i h_iᵀ with c = ∂loss/∂s, since ∂loss/∂ pre-activation is c_i·u_i;
/// - penalty on g = W_1ᵀ(U_1): dW_l = Σ_i u_i q_iᵀ, with q_0 = ∂penalty/∂g and
///   q_l = f′ ∘ W_l(q_{l−1}).
/// Together dW_l = Uᵀ·(c∘H + Q): one product a layer, and the chain and the forward pass of the
/// penalty cost nothing where its rows are those of the loss. Around a residual block both add up. All
/// of it needs of a layer that its map is affine, and of what follows it a mask on the way back.
final class PenaltyPass {
  /// Rows of real images, fakes and, with a third block, points between.
  let blocks: Int
  let pass: Pass
  private let rows: Int
  private let chain: SlopeChain
  /// The first layer on two blocks, from which the third follows; nil without a third.
  private let mixing: (any AffineMap)?
  private let inputSlopes: Storage<Float>
  private let norms: Storage<Float>
  private let room: SlopeRoom
  /// c∘x + q₀, the operand of the first layer's weight gradient.
  private let weightedInput: Operand
  private let context: ComputeContext
  private let type: cc_type

  /// Plans passes over `blocks` blocks of `rows` rows. Throws `EngineError.unsupportedProduct`.
  init(
    _ layout: ParameterLayout, rows: Int, blocks: Int, bf16: Bool, in context: ComputeContext
  ) throws {
    self.rows = rows
    self.blocks = blocks
    self.context = context
    type = Operand.type(bf16: bf16)
    let all = rows * blocks
    let pass = try Pass(layout, .init(rows: all, bf16: bf16), in: context)
    chain = try SlopeChain(pass.chain, rows: rows, blocks: blocks, bf16: bf16, in: context)
    mixing =
      blocks == 3
      ? try pass.affine.first?.source.map(
        AffineRows(apply: 2 * rows), AffineEnd(bias: true), type, in: context) : nil
    inputSlopes = Storage(count: all * layout.inputs)
    norms = Storage(count: all)
    room = SlopeRoom(
      slopes: Storage(count: all * layout.widest),
      climbing: Operand(count: rows * layout.widest, bf16: bf16))
    weightedInput = Operand(count: all * layout.inputs, bf16: bf16)
    self.pass = pass
  }

  /// D on its input: the logits of `pass`, and the slopes that the penalties ask for.
  func forward(
    _ weights: Pass.Weights, _ input: DiscriminatorInput, mode: Pass.Mode, _ penalties: Penalties
  ) {
    if mixing == nil {
      pass.forward(weights, input: input.block(0), mode: mode)
    } else {
      forwardMixed(weights, input, mode)
    }
    startSlopes()
    chain.descend(weights, room)
    for block in penalties.blocks { measure(block, weights, input) }
  }

  // The first layer is affine, and the points between are mixed with shares that add up to 1: so
  // are their pre-activations, for a third less of the largest product.
  private func forwardMixed(
    _ weights: Pass.Weights, _ input: DiscriminatorInput, _ mode: Pass.Mode
  ) {
    guard let mixing, let outputs = chain.first?.outputs else { return }
    let (columns, room) = (outputs.columns, room.slopes)
    mixing.apply(input.block(0), weights, into: room.base)
    cc_mix(
      context.handle, Int64(rows), Int64(columns), input.shares.base, room.base,
      room.base + rows * columns, room.base + 2 * rows * columns, CC_F32)
    cc_activate_all(
      context.handle, Int64(pass.rows * columns), outputs.activation.code, outputs.slope,
      room.base, outputs.operand.base, outputs.operand.type)
    pass.forward(weights, behindFirst: mode)
  }

  // ∂logit/∂output: 1, or −1 and 1 where the logit is a difference.
  private func startSlopes() {
    guard let columns = chain.outputs?.columns else { return }
    for index in 0..<pass.rows * columns {
      room.slopes.elements[index] = columns == 2 && index % 2 == 0 ? -1 : 1
    }
  }

  private func measure(
    _ block: Int, _ weights: Pass.Weights, _ input: DiscriminatorInput
  ) {
    guard let first = chain.first else { return }
    let columns = input.columns
    let target = inputSlopes.base + block * rows * columns
    first.map.adjointOfInput(first.slopes(ofRow: block * rows), weights, into: target)
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
    chain.addBiasGradients(logitGradients.base, room, into: gradients)
    for block in 0..<blocks {
      let loss = logitGradients.base + block * rows
      if penalties.blocks.contains(block) {
        startClimb(block, input, loss, slopeFactors.base + block * rows)
        chain.climb(block, weights, loss, room)
      } else {
        weigh(block, input, loss)
        chain.weigh(block, loss)
      }
    }
    chain.addWeightGradients(below: weightedInput.base, into: gradients)
  }

  // q₀ = ∂penalty/∂g, and c∘x + q₀, where points between have no part in the loss: c = 0.
  private func startClimb(
    _ block: Int, _ input: DiscriminatorInput, _ loss: UnsafePointer<Float>,
    _ factors: UnsafePointer<Float>
  ) {
    let (rows, columns) = (Int64(rows), Int64(input.columns))
    let slope = inputSlopes.base + block * self.rows * input.columns
    let (climbing, target) = (room.climbing.base, weighted(block, input))
    cc_scale_rows(context.handle, rows, columns, factors, slope, slope, CC_F32)
    if block == 2 {
      let count = rows * columns
      cc_scale(context.handle, count, 1, slope, climbing, type)
      cc_scale(context.handle, count, 1, slope, target, type)
    } else {
      cc_penalty_ascend(
        context.handle, rows, columns, CC_IDENTITY, 0, 1, loss, slope, input.block(block),
        climbing, target, type)
    }
  }

  private func weigh(
    _ block: Int, _ input: DiscriminatorInput, _ loss: UnsafePointer<Float>
  ) {
    cc_penalty_ascend(
      context.handle, Int64(rows), Int64(input.columns), CC_IDENTITY, 0, 1, loss, nil,
      input.block(block), nil, weighted(block, input), type)
  }

  private func weighted(_ block: Int, _ input: DiscriminatorInput) -> UnsafeMutableRawPointer {
    weightedInput.address(at: block * rows * input.columns)
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
