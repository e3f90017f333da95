import CCompute

/// How much the input varies over each group of rows, as one number more for the affine layer behind
/// (Karras et al. 2018, "Progressive growing of GANs", section 3). That layer's product leaves the
/// number out; it is added here, and its gradient taken here.
final class DeviationLayer: Layer {
  let outputs: Outputs
  private let plan: Pass.Plan
  /// The weight of the number: the last column of the layer behind.
  private let column: Int
  private let mean: Storage<Float>
  private let deviation: Storage<Float>
  /// The number, one a group.
  private let feature: Storage<Float>
  /// Its gradient, one a group.
  private let factors: Storage<Float>
  private let context: ComputeContext

  /// `outputs` are those of the layer below, which go on unchanged.
  init(on outputs: Outputs, column: Int, _ plan: Pass.Plan, in context: ComputeContext) {
    self.outputs = outputs
    self.column = column
    self.plan = plan
    self.context = context
    mean = Storage(count: plan.groups * outputs.columns)
    deviation = Storage(count: plan.groups * outputs.columns)
    feature = Storage(count: plan.groups)
    factors = Storage(count: plan.groups)
  }

  func forward(_ input: UnsafeMutableRawPointer, _ weights: Pass.Weights, _ mode: Pass.Mode) {
    let columns = outputs.columns
    let input = Operand(borrowing: input, outputs.operand.type)
    for group in 0..<plan.groups {
      feature.elements[group] = cc_deviation_forward(
        context.handle, Int64(plan.groupRows), Int64(columns),
        input.address(at: group * plan.groupRows * columns), input.type,
        mean.base + group * columns, deviation.base + group * columns)
    }
  }

  /// Adds the number, weighted, to the one output of the layer behind.
  func add(_ weights: Pass.Weights, to outputs: Outputs) {
    let factor = weights.products.number(at: column)
    let target = outputs.operand.base.assumingMemoryBound(to: Float.self)
    for row in 0..<plan.rows {
      target[row] += factor * feature.elements[row / plan.groupRows]
    }
  }

  /// Takes the gradients of the number and of its weight from that of the layer behind, before that
  /// is overwritten.
  func takeGradients(of gradient: Gradient, _ weights: Pass.Weights, _ wanted: Pass.Wanted) {
    guard let incoming = gradient.numbers else { return }
    let sums = (0..<plan.groups).map { group in
      (0..<plan.groupRows).reduce(Float(0)) { $0 + incoming[group * plan.groupRows + $1] }
    }
    wanted.gradients?[column] = zip(sums, feature.elements).reduce(0) { $0 + $1.0 * $1.1 }
    let factor = weights.products.number(at: column)
    for (group, sum) in sums.enumerated() { factors.elements[group] = sum * factor }
  }

  func backward(
    _ gradient: Gradient, input: UnsafeRawPointer, _ weights: Pass.Weights, _ wanted: Pass.Wanted
  ) -> Gradient? {
    guard let numbers = gradient.numbers else { return gradient }
    let columns = outputs.columns
    let input = Operand(
      borrowing: UnsafeMutableRawPointer(mutating: input), outputs.operand.type)
    for group in 0..<plan.groups {
      let start = group * plan.groupRows * columns
      cc_deviation_backward(
        context.handle, Int64(plan.groupRows), Int64(columns), input.address(at: start), input.type,
        mean.base + group * columns, deviation.base + group * columns, factors.elements[group],
        numbers + start)
    }
    return gradient
  }
}
