import CCompute

/// Where slopes and climbs are on their way from layer to layer.
struct SlopeRoom {
  /// Going down, all rows × the widest layer, in fp32.
  let slopes: Storage<Float>
  /// Going up, the rows of a block × the widest layer.
  let climbing: Operand
}

/// The maps of a discriminator with D's slopes with respect to what each puts out.
final class SlopeChain {
  /// A map, the mask on its outputs, and the slopes there.
  struct Link {
    let map: any AffineMap
    let outputs: Outputs
    let slopes: Operand

    func slopes(ofRow row: Int) -> UnsafeMutableRawPointer {
      slopes.address(at: row * outputs.columns)
    }
  }

  private enum Step {
    case link(Link)
    /// The maps inside a residual block, and what goes around them: slopes of all rows, climbs of a
    /// block.
    case residual(SlopeChain, Outputs, slopes: Storage<Float>, climbs: Operand)
  }

  private let steps: [Step]
  private let rows: Int
  private let allRows: Int
  private let isInner: Bool
  private let context: ComputeContext
  private let type: cc_type

  /// Plans the maps of a pass over `blocks` blocks of `rows` rows. Throws
  /// `EngineError.unsupportedProduct` or `.unsupportedConvolution`.
  init(
    _ chain: LayerChain, rows: Int, blocks: Int, bf16: Bool, isInner: Bool = false,
    in context: ComputeContext
  ) throws {
    self.rows = rows
    self.context = context
    self.isInner = isInner
    allRows = rows * blocks
    let type = Operand.type(bf16: bf16)
    let all = allRows
    self.type = type
    let layers = chain.layers.filter { $0 is AffineLayer || $0 is ResidualLayer }
    steps = try layers.enumerated().compactMap { place, layer -> Step? in
      let columns = layer.outputs.columns
      if let block = layer as? ResidualLayer {
        return .residual(
          try SlopeChain(
            block.chain, rows: rows, blocks: blocks, bf16: bf16, isInner: true, in: context),
          block.outputs, slopes: Storage(count: all * columns),
          climbs: Operand(count: rows * columns, bf16: bf16))
      }
      guard let layer = layer as? AffineLayer else { return nil }
      let map = try layer.source.map(
        AffineRows(
          apply: isInner || place < layers.count - 1 ? rows : 0,
          adjointOfInput: isInner || place > 0 ? all : rows, adjointOfWeight: all),
        AffineEnd(), type, in: context)
      return .link(
        Link(
          map: map, outputs: layer.outputs,
          slopes: Operand(count: all * columns, map.derivativeType)))
    }
  }

  /// The first map, which is never inside a block.
  var first: Link? { if case .link(let link)? = steps.first { link } else { nil } }

  /// What the last step puts out.
  var outputs: Outputs? {
    switch steps.last {
    case .link(let link): link.outputs
    case .residual(_, let outputs, _, _): outputs
    case nil: nil
    }
  }

  /// From the slopes with respect to what comes out, in `room`, to those of every map, and inside a
  /// block on to what goes in.
  func descend(_ weights: Pass.Weights, _ room: SlopeRoom) {
    let slopes = room.slopes
    for (place, step) in steps.enumerated().reversed() {
      switch step {
      case .link(let link):
        let outputs = link.outputs
        cc_activation_backward(
          context.handle, Int64(allRows), Int64(outputs.columns), outputs.activation.code,
          outputs.slope, outputs.keep, slopes.base, outputs.operand.base, outputs.operand.type,
          link.slopes.base, link.slopes.type, nil)
        if isInner || place > 0 {
          link.map.adjointOfInput(link.slopes.base, weights, into: slopes.base)
        }
      case .residual(let inner, let outputs, let around, _):
        around.base.update(from: slopes.base, count: around.count)
        inner.descend(weights, room)
        let count = Int64(allRows * outputs.columns)
        cc_add(
          context.handle, count, slopes.base, CC_F32, around.base, CC_F32, slopes.base, CC_F32)
      }
    }
  }

  /// Fills the gradients of the biases, Σ c_i u_i.
  func addBiasGradients(
    _ loss: UnsafePointer<Float>, _ room: SlopeRoom, into gradients: UnsafeMutablePointer<Float>
  ) {
    for step in steps {
      switch step {
      case .link(let link):
        guard let bias = link.map.bias else { continue }
        let columns = link.outputs.columns
        let isFolded = bias.count < columns
        cc_weighted_sums(
          context.handle, Int64(allRows), Int64(columns), loss, link.slopes.base,
          link.slopes.type, isFolded ? room.slopes.base : gradients + bias.offset)
        guard isFolded else { continue }
        cc_fold(
          Int64(columns / bias.count), Int64(bias.count), room.slopes.base, gradients + bias.offset)
      case .residual(let inner, _, _, _): inner.addBiasGradients(loss, room, into: gradients)
      }
    }
  }

  /// Takes the climb in `room` up a block of rows: c∘H + Q over the outputs of each map.
  func climb(
    _ block: Int, _ weights: Pass.Weights, _ loss: UnsafePointer<Float>, _ room: SlopeRoom
  ) {
    for step in isInner ? steps[...] : steps.dropLast() {
      switch step {
      case .link(let link):
        link.map.apply(room.climbing.base, weights, into: room.slopes.base)
        ascend(block, link.outputs, loss, room)
      case .residual(let inner, let outputs, _, let around):
        let count = Int64(rows * outputs.columns)
        around.take(room.climbing, count: Int(count))
        inner.climb(block, weights, loss, room)
        cc_add(
          context.handle, count, room.climbing.base, type, around.base, type, room.slopes.base,
          CC_F32)
        ascend(block, outputs, loss, room)
      }
    }
  }

  // From the climb before the mask in `room.slopes` to that behind it in `room.climbing`.
  private func ascend(
    _ block: Int, _ outputs: Outputs, _ loss: UnsafePointer<Float>, _ room: SlopeRoom
  ) {
    let target = outputs.row(block * rows)
    cc_penalty_ascend(
      context.handle, Int64(rows), Int64(outputs.columns), outputs.activation.code, outputs.slope,
      outputs.keep, loss, room.slopes.base, target, room.climbing.base, target, type)
  }

  /// c∘H over the outputs of each map, for a block that no penalty looks at.
  func weigh(_ block: Int, _ loss: UnsafePointer<Float>) {
    for step in isInner ? steps[...] : steps.dropLast() {
      let outputs: Outputs
      switch step {
      case .link(let link): outputs = link.outputs
      case .residual(let inner, let own, _, _):
        inner.weigh(block, loss)
        outputs = own
      }
      let target = outputs.row(block * rows)
      cc_penalty_ascend(
        context.handle, Int64(rows), Int64(outputs.columns), CC_IDENTITY, 0, 1, loss, nil, target,
        nil, target, type)
    }
  }

  /// Fills the gradients of the weights, Uᵀ·(c∘H + Q), where `below` is that of what goes in.
  func addWeightGradients(
    below: UnsafeMutableRawPointer, into gradients: UnsafeMutablePointer<Float>
  ) {
    var below = below
    for step in steps {
      switch step {
      case .link(let link):
        link.map.adjointOfWeight(link.slopes.base, below, into: gradients)
        below = link.outputs.operand.base
      case .residual(let inner, let outputs, _, _):
        inner.addWeightGradients(below: below, into: gradients)
        below = outputs.operand.base
      }
    }
  }
}
