import CCompute

/// Forward and backward through a perceptron for a fixed number of rows: products planned once,
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
  }

  /// The parameter blocks a pass reads: those of a network, or an average of them.
  struct Weights {
    let parameters: UnsafePointer<Float>
    /// The block the products read, in their format.
    let products: UnsafeRawPointer
    /// Running statistics; a training pass moves them.
    let statistics: UnsafeMutablePointer<Float>
  }

  let plan: Plan
  let layout: ParameterLayout
  let layers: [PassLayer]
  /// rows × outputs: logits or pixels, fp32 in every precision.
  let output: UnsafeMutablePointer<Float>
  /// Format of the operands of products.
  let type: cc_type
  let context: ComputeContext
  let buffers: GradientBuffers
  /// Shares of hidden units and of the input that the latest forward pass kept.
  var keep: Float = 1
  var inputKeep: Float = 1
  private let ownOutput: Storage<Float>

  /// Plans a pass. Throws `EngineError.unsupportedProduct`.
  init(_ layout: ParameterLayout, _ plan: Plan, in context: ComputeContext) throws {
    self.layout = layout
    self.context = context
    self.plan = plan
    let type = plan.bf16 ? CC_BF16 : CC_F32
    let output = Storage<Float>(count: plan.rows * (layout.layers.last?.outputs ?? 0))
    let widest = layout.layers.reduce(1) { max($0, $1.inputs, $1.rows) }
    let goesBack = plan.weightGradients || plan.inputGradient
    buffers = GradientBuffers(count: goesBack ? plan.rows * widest : 0, bf16: plan.bf16)
    layers = try layout.layers.enumerated().map { index, spec in
      let isLast = index == layout.layers.count - 1
      let activations =
        isLast
        ? Operand(borrowing: output.base)
        : Operand(count: plan.rows * spec.outputs, bf16: plan.bf16)
      return try PassLayer(
        spec, plan, layout.shape, activations: activations, isFirst: index == 0, in: context)
    }
    self.type = type
    ownOutput = output
    self.output = output.base
  }

  var rows: Int { plan.rows }
  /// Rows in a group.
  var groupRows: Int { plan.rows / plan.groups }
  /// Bytes of a number that a product reads.
  var width: Int { type == CC_BF16 ? 2 : 4 }

  func weight(_ weights: Weights, _ spec: ParameterLayout.Layer) -> UnsafeRawPointer {
    weights.products + spec.weight * width
  }

  /// Products a forward pass runs, in order.
  var forwardProducts: [Product] { layers.map(\.forward) }
  /// Products of the gradients of the weights.
  var weightGradientProducts: [Product] { layers.compactMap(\.weightGradient) }
  /// Products of the gradients of the inputs, with or without the first layer's.
  func inputGradientProducts(includingFirst: Bool) -> [Product] {
    layers.dropFirst(includingFirst ? 0 : 1).compactMap(\.inputGradient)
  }
}
