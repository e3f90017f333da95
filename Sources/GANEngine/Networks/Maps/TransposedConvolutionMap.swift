import CCompute

/// The transpose of the convolution that goes the other way: filters inputs × kernel × kernel × outputs.
///
/// oneDNN's product back to the images is called as it is: its deconvolution falls into a plain loop
/// where a bias or an activation follows.
final class TransposedConvolutionMap: AffineMap {
  let inputs: Int
  let bias: (offset: Int, count: Int)?
  let derivativeType: cc_type
  private let weight: Int
  private let end: AffineEnd
  private let columns: Int
  private let rows: Int
  private let product: Storage<Float>
  private let forward: Convolution?
  private let inputGradient: Convolution?
  private let weightGradient: Convolution?
  private let context: ComputeContext

  /// Throws `EngineError.unsupportedConvolution`.
  init(
    _ layer: ParameterLayout.Layer, _ window: Window, _ rows: AffineRows, _ end: AffineEnd,
    _ operands: cc_type, in context: ComputeContext
  ) throws {
    let code = window.code(over: layer.output, to: layer.input)
    inputs = layer.input.count
    columns = layer.output.count
    bias = (layer.offset(.bias), window.channels)
    derivativeType = operands
    weight = layer.offset(.weight)
    self.end = end
    self.rows = rows.apply
    self.context = context
    product = Storage(count: end.result == CC_F32 ? 0 : rows.apply * columns)
    forward =
      rows.apply > 0
      ? try Convolution(CC_TRANSPOSE, code, rows: rows.apply, operands: operands, in: context) : nil
    inputGradient =
      rows.adjointOfInput > 0
      ? try Convolution(
        CC_CONVOLVE, code, rows: rows.adjointOfInput, operands: operands, in: context) : nil
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
    let target = end.result == CC_F32 ? y : UnsafeMutableRawPointer(product.base)
    forward?.run(x, weights.products.address(at: weight), into: target)
    guard end.bias || end.activation != .identity || end.result != CC_F32 else { return }
    cc_bias_activate(
      context.handle, Int64(rows), Int64(columns), Int64(bias?.count ?? 1), end.activation.code,
      end.slope, target, CC_F32, bias.flatMap { end.bias ? weights.parameters + $0.offset : nil },
      y,
      end.result)
  }

  func adjointOfInput(
    _ u: UnsafeRawPointer, _ weights: Pass.Weights, into x: UnsafeMutablePointer<Float>
  ) {
    inputGradient?.run(u, weights.products.address(at: weight), into: x)
  }

  // The gradient of the outputs is the image of the convolution that goes the other way.
  func adjointOfWeight(
    _ u: UnsafeRawPointer, _ x: UnsafeRawPointer, into gradients: UnsafeMutablePointer<Float>
  ) {
    weightGradient?.run(x, u, into: gradients + weight)
  }
}
