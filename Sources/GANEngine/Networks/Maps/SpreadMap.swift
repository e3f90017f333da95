import CCompute

/// A row of packed images and classes as one image: their channels one behind the other, and a plane a
/// class.
final class SpreadMap: AffineMap {
  let inputs: Int
  let bias: (offset: Int, count: Int)? = nil
  let derivativeType = CC_F32
  let products: [AffineUse: any Multiplication] = [:]
  private let layout: InputLayout
  private let rows: AffineRows
  private let result: cc_type
  private let operands: cc_type
  private let context: ComputeContext

  init(
    _ layout: InputLayout, _ rows: AffineRows, _ end: AffineEnd, _ operands: cc_type,
    in context: ComputeContext
  ) {
    inputs = layout.count
    self.layout = layout
    self.rows = rows
    self.result = end.result
    self.operands = operands
    self.context = context
  }

  func apply(
    _ x: UnsafeRawPointer, _ weights: Pass.Weights, into y: UnsafeMutableRawPointer
  ) {
    cc_spread(
      context.handle, Int64(rows.apply), Int64(layout.image.places), Int64(layout.image.channels),
      Int64(layout.packing), Int64(layout.classes), x, operands, y, result)
  }

  func adjointOfInput(
    _ u: UnsafeRawPointer, _ weights: Pass.Weights, into x: UnsafeMutablePointer<Float>
  ) {
    cc_gather_planes(
      context.handle, Int64(rows.adjointOfInput), Int64(layout.image.places),
      Int64(layout.image.channels), Int64(layout.packing), Int64(layout.classes), u, CC_F32, x)
  }

  func adjointOfWeight(
    _ u: UnsafeRawPointer, _ x: UnsafeRawPointer, into gradients: UnsafeMutablePointer<Float>
  ) {}
}
