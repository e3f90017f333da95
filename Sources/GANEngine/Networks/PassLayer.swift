import CCompute

/// One layer of a planned pass: its products, and what it keeps between forward and backward.
struct PassLayer {
  let spec: ParameterLayout.Layer
  let forward: Product
  let weightGradient: Product?
  let inputGradient: Product?
  /// rows × outputs in the product's format; the last layer's are `Pass.output`.
  let activations: Operand
  let norm: Norm?
  /// rows × (outputs · pieces): what a maxout unit chooses from.
  let pieces: Storage<Float>?
  let deviation: Deviation?

  /// Input of a batch norm (rows × outputs), and the statistics of each group of rows.
  struct Norm {
    let input: Storage<Float>
    let mean: Storage<Float>
    let inverseDeviation: Storage<Float>
    // Gradients nobody asked for must lie somewhere.
    let unwanted: Storage<Float>
  }

  /// How the layer's input varies over each group of rows.
  struct Deviation {
    let mean: Storage<Float>
    let deviation: Storage<Float>
    /// The feature, one number a group.
    let feature: Storage<Float>
  }

  init(
    _ spec: ParameterLayout.Layer, _ plan: Pass.Plan, _ shape: NetworkShape, activations: Operand,
    isFirst: Bool, in context: ComputeContext
  ) throws {
    let rows = plan.rows
    let type = plan.bf16 ? CC_BF16 : CC_F32
    let normBefore = spec.norm != nil && !shape.normAfterActivation
    let isDirect = spec.norm == nil && spec.pieces == 1
    forward = try Product(
      .init(m: rows, n: spec.rows, k: spec.inputs), transposedB: true, operands: type,
      result: isDirect ? activations.type : CC_F32, bias: true,
      activation: normBefore ? .identity : spec.activation, slope: shape.slope, in: context)
    weightGradient =
      plan.weightGradients
      ? try Product(
        .init(m: spec.rows, n: spec.inputs, k: rows), transposedA: true, operands: type,
        in: context) : nil
    inputGradient =
      plan.inputGradient || (!isFirst && plan.weightGradients)
      ? try Product(.init(m: rows, n: spec.inputs, k: spec.rows), operands: type, in: context)
      : nil
    norm = spec.norm.map { _ in
      Norm(
        input: Storage(count: rows * spec.outputs),
        mean: Storage(count: plan.groups * spec.outputs),
        inverseDeviation: Storage(count: plan.groups * spec.outputs),
        unwanted: Storage(count: 2 * spec.outputs))
    }
    pieces = spec.pieces > 1 ? Storage(count: rows * spec.rows) : nil
    deviation =
      spec.seesDeviation
      ? Deviation(
        mean: Storage(count: plan.groups * spec.inputs),
        deviation: Storage(count: plan.groups * spec.inputs),
        feature: Storage(count: plan.groups)) : nil
    self.spec = spec
    self.activations = activations
  }
}
