import CCompute

/// y = x·Wᵀ with W outputs × inputs, of a row or of each line of one. The column of W that sees the
/// batch's deviation, behind the others, takes no part: it is `DeviationLayer`'s.
final class LinearMap: AffineMap {
  let inputs: Int
  let bias: (offset: Int, count: Int)?
  let derivativeType: cc_type
  private let weight: Int
  private let addsBias: Bool
  private let forward: Product?
  private let inputGradient: Product?
  private let weightGradient: Product?

  /// Throws `EngineError.unsupportedProduct`.
  init(
    _ layer: ParameterLayout.Layer, leavingOut: Int, _ rows: AffineRows, _ end: AffineEnd,
    _ operands: cc_type, in context: ComputeContext
  ) throws {
    let lines = layer.input.isVector ? 1 : layer.input.height
    let (m, n) = (layer.output.count / lines, layer.input.count / lines - leavingOut)
    let rows = AffineRows(
      apply: rows.apply * lines, adjointOfInput: rows.adjointOfInput * lines,
      adjointOfWeight: rows.adjointOfWeight * lines)
    inputs = n * lines
    bias = (layer.offset(.bias), m)
    derivativeType = operands
    weight = layer.offset(.weight)
    addsBias = end.bias
    forward =
      rows.apply > 0
      ? try Product(
        .init(m: rows.apply, n: m, k: n), transposedB: true, operands: operands,
        result: end.result, bias: end.bias, activation: end.activation,
        slope: end.slope, in: context) : nil
    inputGradient =
      rows.adjointOfInput > 0
      ? try Product(.init(m: rows.adjointOfInput, n: n, k: m), operands: operands, in: context)
      : nil
    weightGradient =
      rows.adjointOfWeight > 0
      ? try Product(
        .init(m: m, n: n, k: rows.adjointOfWeight), transposedA: true, operands: operands,
        in: context) : nil
  }

  var products: [AffineUse: any Multiplication] {
    [.apply: forward, .adjointOfInput: inputGradient, .adjointOfWeight: weightGradient]
      .compactMapValues(\.self)
  }

  func apply(
    _ x: UnsafeRawPointer, _ weights: Pass.Weights, into y: UnsafeMutableRawPointer
  ) {
    forward?.run(
      x, weights.products.address(at: weight),
      bias: bias.flatMap { addsBias ? weights.parameters + $0.offset : nil }, into: y)
  }

  func adjointOfInput(
    _ u: UnsafeRawPointer, _ weights: Pass.Weights, into x: UnsafeMutablePointer<Float>
  ) {
    inputGradient?.run(u, weights.products.address(at: weight), into: x)
  }

  func adjointOfWeight(
    _ u: UnsafeRawPointer, _ x: UnsafeRawPointer, into gradients: UnsafeMutablePointer<Float>
  ) {
    weightGradient?.run(u, x, into: gradients + weight)
  }
}
