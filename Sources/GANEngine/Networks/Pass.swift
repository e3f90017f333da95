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
  let layers: [any Layer]
  /// rows × outputs: logits or pixels, fp32 in every precision.
  let output: UnsafeMutablePointer<Float>
  // Where each layer's input lies; nil for what the pass is given.
  private let inputs: [UnsafeMutableRawPointer?]
  private let ownOutput: Storage<Float>

  /// Plans a pass. Throws `EngineError.unsupportedProduct`, and `.impossibleShape` for layers in an
  /// order that has no meaning.
  init(_ layout: ParameterLayout, _ plan: Plan, in context: ComputeContext) throws {
    let output = Storage<Float>(count: plan.rows * layout.outputs)
    let goesBack = plan.weightGradients || plan.inputGradient
    let buffers = GradientBuffers(
      count: goesBack ? plan.rows * layout.widest : 0, bf16: plan.bf16)
    layers = try PassPlanner(
      layout: layout, plan: plan, output: output.base, buffers: buffers, context: context
    ).layers()
    let outputs = layers.dropLast().map(\.outputs)
    inputs = [nil] + outputs.map { $0.isInput ? nil : $0.operand.base }
    self.plan = plan
    ownOutput = output
    self.output = output.base
  }

  var rows: Int { plan.rows }

  /// The affine layers, in order.
  var affine: [AffineLayer] { layers.compactMap { $0 as? AffineLayer } }

  /// Fills `output` from `input` (rows × inputs, in the format of the products), which dropout of
  /// the input changes.
  func forward(_ weights: Weights, input: UnsafeMutableRawPointer, mode: Mode) {
    for (layer, place) in zip(layers, inputs) {
      layer.forward(place ?? input, weights, mode)
    }
  }

  /// The same where the outputs of the first affine layer lie there already.
  func forward(_ weights: Weights, behindFirst mode: Mode) {
    let first = layers.firstIndex { $0 is AffineLayer } ?? 0
    for (layer, place) in zip(layers, inputs).dropFirst(first + 1) {
      if let place { layer.forward(place, weights, mode) }
    }
  }

  /// Goes back through the latest `forward`, from the gradient of `output` (rows × outputs), which
  /// is overwritten. `input` is what `forward` was given.
  func backward(
    _ weights: Weights, input: UnsafeRawPointer, outputGradient: UnsafeMutablePointer<Float>,
    _ wanted: Wanted
  ) {
    var gradient = Gradient.outputs(outputGradient)
    for (layer, place) in zip(layers, inputs).reversed() {
      let input = place.map { UnsafeRawPointer($0) } ?? input
      guard let next = layer.backward(gradient, input: input, weights, wanted) else { return }
      gradient = next
    }
  }

  /// The products of an affine layer's use, in the order of the layers.
  func products(_ use: AffineUse) -> [Product] { affine.compactMap { $0.map.products[use] } }
}
