import CCompute

/// y = x ∗ W, filters outputs × kernel × kernel × inputs.
final class ConvolutionMap: AffineMap {
  let inputs: Int
  let bias: (offset: Int, count: Int)?
  let derivativeType: cc_type
  private let weight: Int
  private let addsBias: Bool
  private let forward: Convolution?
  private let inputGradient: Convolution?
  private let weightGradient: Convolution?

  /// Throws `EngineError.unsupportedConvolution`.
  init(
    _ layer: ParameterLayout.Layer, _ window: Window, _ rows: AffineRows, _ end: AffineEnd,
    _ operands: cc_type, in context: ComputeContext
  ) throws {
    let code = window.code(over: layer.input, to: layer.output)
    inputs = layer.input.count
    bias = (layer.offset(.bias), window.channels)
    derivativeType = operands
    weight = layer.offset(.weight)
    addsBias = end.bias
    forward =
      rows.apply > 0
      ? try Convolution(
        CC_CONVOLVE, code, rows: rows.apply, operands: operands, result: end.result,
        bias: end.bias, activation: end.activation, slope: end.slope, in: context) : nil
    inputGradient =
      rows.adjointOfInput > 0
      ? try Convolution(
        CC_TRANSPOSE, code, rows: rows.adjointOfInput, operands: operands, in: context) : nil
    weightGradient =
      rows.adjointOfWeight > 0
      ? try Convolution(
        CC_CORRELATE, code, rows: rows.adjointOfWeight, operands: operands, in: context) : nil
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
