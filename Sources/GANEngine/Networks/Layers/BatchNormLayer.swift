import CCompute

/// Batch norm of each group of rows (Ioffe & Szegedy 2015), and the activation behind it. Pixels of an
/// image count as rows (their section 3.2).
final class BatchNormLayer: Layer {
  let outputs: Outputs
  private let epsilon: Float
  private let momentum: Float
  private let plan: Pass.Plan
  private let layer: ParameterLayout.Layer
  /// Whether the layer below leaves the way through its bias to this one.
  private let givesProducts: Bool
  private let mean: Storage<Float>
  private let inverseDeviation: Storage<Float>
  // Gradients that were not asked for must go somewhere.
  private let unwanted: Storage<Float>
  private let buffers: GradientBuffers
  private let context: ComputeContext

  init(
    _ layer: ParameterLayout.Layer, epsilon: Float, momentum: Float, outputs: Outputs,
    _ plan: Pass.Plan, givesProducts: Bool, _ buffers: GradientBuffers,
    in context: ComputeContext
  ) {
    self.layer = layer
    self.epsilon = epsilon
    self.momentum = momentum
    self.outputs = outputs
    self.plan = plan
    self.givesProducts = givesProducts
    self.buffers = buffers
    self.context = context
    mean = Storage(count: plan.groups * outputs.channels)
    inverseDeviation = Storage(count: plan.groups * outputs.channels)
    unwanted = Storage(count: 2 * outputs.channels)
  }

  func forward(_ input: UnsafeMutableRawPointer, _ weights: Pass.Weights, _ mode: Pass.Mode) {
    let x = UnsafePointer(input.assumingMemoryBound(to: Float.self))
    let gamma = weights.parameters + layer.offset(.scale)
    let beta = weights.parameters + layer.offset(.shift)
    let runningMean = weights.statistics + layer.offset(.runningMean)
    let runningVariance = weights.statistics + layer.offset(.runningVariance)
    let (columns, channels, target) = (outputs.columns, outputs.channels, outputs.operand)
    if case .evaluation = mode {
      if columns == channels {
        cc_batchnorm_apply(
          context.handle, Int64(plan.rows), Int64(columns), epsilon, outputs.activation.code,
          outputs.slope, x, gamma, beta, runningMean, runningVariance, target.base, target.type)
      } else {
        cc_channelnorm_apply(
          context.handle, Int64(plan.rows), Int64(columns), Int64(channels), epsilon,
          outputs.activation.code, outputs.slope, x, gamma, beta, runningMean, runningVariance,
          target.base, target.type)
      }
      return
    }
    for group in 0..<plan.groups {
      let row = group * plan.groupRows
      if columns == channels {
        cc_batchnorm_forward(
          context.handle, Int64(plan.groupRows), Int64(columns), epsilon, momentum,
          outputs.activation.code, outputs.slope, x + row * columns, gamma, beta,
          mean.base + group * columns, inverseDeviation.base + group * columns, runningMean,
          runningVariance, outputs.row(row), target.type)
      } else {
        cc_channelnorm_forward(
          context.handle, Int64(plan.groupRows), Int64(columns), Int64(channels), epsilon,
          momentum, outputs.activation.code, outputs.slope, x + row * columns, gamma, beta,
          mean.base + group * channels, inverseDeviation.base + group * channels, runningMean,
          runningVariance, outputs.row(row), target.type)
      }
    }
  }

  func backward(
    _ gradient: Gradient, input: UnsafeRawPointer, _ weights: Pass.Weights, _ wanted: Pass.Wanted
  ) -> Gradient? {
    guard let incoming = gradient.numbers else { return gradient }
    // A bias before a batch norm has gradient 0: the mean takes it out again.
    let target =
      givesProducts
      ? Operand(
        borrowing: buffers.operand(replacing: incoming), Operand.type(bf16: plan.bf16))
      : Operand(borrowing: incoming)
    let x = input.assumingMemoryBound(to: Float.self)
    let (columns, channels) = (outputs.columns, outputs.channels)
    let gamma = wanted.gradients.map { $0 + layer.offset(.scale) } ?? unwanted.base
    let beta = wanted.gradients.map { $0 + layer.offset(.shift) } ?? unwanted.base + channels
    for group in 0..<plan.groups {
      let row = group * plan.groupRows
      if columns == channels {
        cc_batchnorm_backward(
          context.handle, Int64(plan.groupRows), Int64(columns), outputs.activation.code,
          outputs.slope, outputs.keep, incoming + row * columns, outputs.row(row),
          outputs.operand.type, x + row * columns, weights.parameters + layer.offset(.scale),
          mean.base + group * columns, inverseDeviation.base + group * columns, gamma, beta,
          group > 0, target.address(at: row * columns), target.type)
      } else {
        cc_channelnorm_backward(
          context.handle, Int64(plan.groupRows), Int64(columns), Int64(channels),
          outputs.activation.code, outputs.slope, outputs.keep, incoming + row * columns,
          outputs.row(row), outputs.operand.type, x + row * columns,
          weights.parameters + layer.offset(.scale), mean.base + group * channels,
          inverseDeviation.base + group * channels, gamma, beta, group > 0,
          target.address(at: row * columns), target.type)
      }
    }
    return givesProducts ? .products(target.base) : gradient
  }
}
