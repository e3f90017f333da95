import CCompute

/// Each pixel `factor` × `factor` times.
final class UpsampleMap: AffineMap {
  let inputs: Int
  let bias: (offset: Int, count: Int)? = nil
  let derivativeType = CC_F32
  let products: [AffineUse: any Multiplication] = [:]
  private let extent: Extent
  private let factor: Int
  private let rows: AffineRows
  private let result: cc_type
  private let operands: cc_type
  private let context: ComputeContext

  init(
    _ extent: Extent, factor: Int, _ rows: AffineRows, _ end: AffineEnd, _ operands: cc_type,
    in context: ComputeContext
  ) {
    inputs = extent.count
    self.extent = extent
    self.factor = factor
    self.rows = rows
    self.result = end.result
    self.operands = operands
    self.context = context
  }

  func apply(
    _ x: UnsafeRawPointer, _ weights: Pass.Weights, into y: UnsafeMutableRawPointer
  ) {
    cc_upsample(
      context.handle, Int64(rows.apply), Int64(extent.height), Int64(extent.width),
      Int64(extent.channels), Int64(factor), x, operands, y, result)
  }

  func adjointOfInput(
    _ u: UnsafeRawPointer, _ weights: Pass.Weights, into x: UnsafeMutablePointer<Float>
  ) {
    cc_downsum(
      context.handle, Int64(rows.adjointOfInput), Int64(extent.height), Int64(extent.width),
      Int64(extent.channels), Int64(factor), u, CC_F32, x)
  }

  func adjointOfWeight(
    _ u: UnsafeRawPointer, _ x: UnsafeRawPointer, into gradients: UnsafeMutablePointer<Float>
  ) {}
}
