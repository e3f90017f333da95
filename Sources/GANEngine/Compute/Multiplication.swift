/// A product of fixed extents, planned once: of matrices, or of images and filters.
protocol Multiplication: AnyObject {
  /// Multiply-adds, counted as two operations each.
  var operations: Double { get }
  /// Numbers in each operand.
  var sizes: MultiplicationSizes { get }

  func run(
    _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, bias: UnsafePointer<Float>?,
    into c: UnsafeMutableRawPointer)
}

/// Numbers in the operands of a product.
struct MultiplicationSizes {
  let a: Int
  let b: Int
  let bias: Int
  let c: Int
}

extension Multiplication {
  func run(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer, into c: UnsafeMutableRawPointer) {
    run(a, b, bias: nil, into: c)
  }
}
