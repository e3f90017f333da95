import CCompute

/// y = x·Wᵀ with W outputs × inputs. The column of W that sees the batch's deviation, behind the
/// others, takes no part: it is `DeviationLayer`'s.
final class LinearMap: AffineMap {
  let inputs: Int
  let outputs: Int
  let bias: Int
  private let weight: Int
  private let addsBias: Bool
  private let forward: Product?
  private let inputGradient: Product?
  private let weightGradient: Product?

  /// Throws `EngineError.unsupportedProduct`.
  init(
    _ layer: ParameterLayout.Layer, columns: Int, _ rows: AffineRows, _ end: AffineEnd,
    bf16: Bool, in context: ComputeContext
  ) throws {
    let (m, n) = (layer.output.count, columns)
    let type = Operand.type(bf16: bf16)
    inputs = n
    outputs = m
    weight = layer.offset(.weight)
    bias = layer.offset(.bias)
    addsBias = end.bias
    forward =
      rows.apply > 0
      ? try Product(
        .init(m: rows.apply, n: m, k: n), transposedB: true, operands: type,
        result: end.isWide ? CC_F32 : type, bias: end.bias, activation: end.activation,
        slope: end.slope, in: context) : nil
    inputGradient =
      rows.adjointOfInput > 0
      ? try Product(.init(m: rows.adjointOfInput, n: n, k: m), operands: type, in: context) : nil
    weightGradient =
      rows.adjointOfWeight > 0
      ? try Product(
        .init(m: m, n: n, k: rows.adjointOfWeight), transposedA: true, operands: type,
        in: context) : nil
  }

  var products: [AffineUse: Product] {
    [.apply: forward, .adjointOfInput: inputGradient, .adjointOfWeight: weightGradient]
      .compactMapValues(\.self)
  }

  func apply(
    _ x: UnsafeRawPointer, _ weights: Pass.Weights, into y: UnsafeMutableRawPointer
  ) {
    forward?.run(
      x, weights.products.address(at: weight),
      bias: addsBias ? weights.parameters + bias : nil, into: y)
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
