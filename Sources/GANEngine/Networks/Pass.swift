import CCompute

/// Forward and backward through a network for a fixed number of rows: products planned once,
/// activations kept in between, nothing allocated in a step.
final class Pass {
  /// How batch norm and dropout behave.
  enum Mode {
    /// Running statistics, no dropout.
    case evaluation
    /// Batch statistics, and dropout.
    case training(Dropout = Dropout())
  }

  /// Shares that are silenced, and the streams that choose which.
  struct Dropout {
    /// Of hidden units.
    var rate: Float = 0
    /// Of the input.
    var inputRate: Float = 0
    var hidden: Philox.Draw?
    var input: Philox.Draw?
  }

  /// What a pass is planned for.
  struct Plan {
    let rows: Int
    let bf16: Bool
    /// Equal runs of rows that batch statistics are taken of.
    var groups = 1
    /// Whether `backward` may be asked for the gradients of the weights.
    var weightGradients = false
    /// Whether `backward` may be asked for the gradient of the input.
    var inputGradient = false

    /// Rows in a group.
    var groupRows: Int { rows / groups }
  }

  /// The parameter blocks a pass reads: those of a network, or an average of them.
  struct Weights {
    let parameters: UnsafePointer<Float>
    /// The block the products read, in their format.
    let products: Operand
    /// Running statistics; a training pass moves them.
    let statistics: UnsafeMutablePointer<Float>
  }

  /// What a backward pass leaves behind.
  struct Wanted {
    /// Where gradients of the parameters go, laid out like them; nil to skip their products.
    var gradients: UnsafeMutablePointer<Float>?
    /// Where the gradient of the input goes (rows × inputs); nil to stop at the first layer.
    var input: UnsafeMutablePointer<Float>?
  }

  let plan: Plan
  /// Those that compute; an activation belongs to the layer that it follows.
  let chain: LayerChain
  /// rows × outputs: logits or pixels, fp32 in every precision.
  let output: UnsafeMutablePointer<Float>
  private let ownOutput: Storage<Float>

  /// Plans a pass. Throws `EngineError.unsupportedProduct`, and `.impossibleShape` for layers in an
  /// order that has no meaning.
  init(_ layout: ParameterLayout, _ plan: Plan, in context: ComputeContext) throws {
    let output = Storage<Float>(count: plan.rows * layout.outputs)
    let goesBack = plan.weightGradients || plan.inputGradient
    let buffers = GradientBuffers(
      count: goesBack ? plan.rows * layout.widest : 0, bf16: plan.bf16)
    var planner = PassPlanner(
      layout: layout, plan: plan, output: output.base, buffers: buffers, context: context)
    chain = try planner.chain()
    self.plan = plan
    ownOutput = output
    self.output = output.base
  }

  var rows: Int { plan.rows }

  /// The layers that are maps, in order.
  var affine: [AffineLayer] { chain.affine }

  /// Fills `output` from `input` (rows × inputs, in the format of the products), which dropout of
  /// the input changes.
  func forward(_ weights: Weights, input: UnsafeMutableRawPointer, mode: Mode) {
    chain.forward(input, weights, mode)
  }

  /// The same where the outputs of the first map lie there already.
  func forward(_ weights: Weights, behindFirst mode: Mode) {
    let first = chain.layers.firstIndex { $0 is AffineLayer } ?? 0
    chain.forward(behind: first + 1, weights, mode)
  }

  /// Goes back through the latest `forward`, from the gradient of `output` (rows × outputs), which
  /// is overwritten. `input` is what `forward` was given.
  func backward(
    _ weights: Weights, input: UnsafeRawPointer, outputGradient: UnsafeMutablePointer<Float>,
    _ wanted: Wanted
  ) {
    _ = chain.backward(.outputs(outputGradient), input: input, weights, wanted)
  }

  /// The products of a use, in the order of the layers.
  func products(_ use: AffineUse) -> [any Multiplication] { chain.products(use) }
}

extension LayerChain {
  /// The maps, those inside residual blocks where these stand.
  var affine: [AffineLayer] {
    layers.flatMap { layer -> [AffineLayer] in
      if let block = layer as? ResidualLayer { return block.chain.affine }
      return [layer as? AffineLayer].compactMap(\.self)
    }
  }

  func products(_ use: AffineUse) -> [any Multiplication] {
    layers.flatMap { layer -> [any Multiplication] in
      switch layer {
      case let block as ResidualLayer: block.chain.products(use)
      case let recurrent as RecurrentLayer: recurrent.products(use)
      default: [(layer as? AffineLayer)?.map.products[use]].compactMap(\.self)
      }
    }
  }
}
