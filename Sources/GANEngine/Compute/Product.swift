import CCompute

/// A matrix product of fixed extents, planned once: c = activation(op(a)·op(b) + bias).
final class Product: Multiplication {
  /// What is multiplied: m × k by k × n.
  struct Extents {
    let m: Int
    let n: Int
    let k: Int
  }

  let extents: Extents
  private let handle: OpaquePointer
  private let context: ComputeContext

  /// Throws `EngineError.unsupportedProduct` where oneDNN has no kernel.
  init(
    _ extents: Extents, transposedA: Bool = false, transposedB: Bool = false,
    operands: cc_type, result: cc_type = CC_F32, bias: Bool = false,
    activation: Activation = .identity, slope: Float = 0, in context: ComputeContext
  ) throws {
    var shape = cc_product_shape(
      m: Int64(extents.m), n: Int64(extents.n), k: Int64(extents.k), transposed_a: transposedA,
      transposed_b: transposedB, type_a: operands, type_b: operands, type_c: result,
      has_bias: bias, activation: activation.code, slope: slope)
    guard let handle = cc_product_create(context.handle, &shape) else {
      throw EngineError.unsupportedProduct(
        rows: extents.m, columns: extents.n, depth: extents.k)
    }
    self.handle = handle
    self.extents = extents
    self.context = context
  }

  deinit { cc_product_destroy(handle) }

  /// Multiply-adds, counted as two operations each.
  var operations: Double { 2 * Double(extents.m) * Double(extents.n) * Double(extents.k) }

  var sizes: MultiplicationSizes {
    let (m, n, k) = (extents.m, extents.n, extents.k)
    return MultiplicationSizes(a: m * k, b: k * n, bias: n, c: m * n)
  }

  func run(
    _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, bias: UnsafePointer<Float>?,
    into c: UnsafeMutableRawPointer
  ) {
    let done = cc_product_run(handle, a, b, bias, c)
    // A planned product with valid addresses has no way to fail but a fault of the program.
    assert(done, "oneDNN refused a planned product")
  }
}

extension Activation {
  var code: cc_activation {
    switch self {
    case .identity: CC_IDENTITY
    case .relu: CC_RELU
    case .leakyRelu: CC_LEAKY_RELU
    case .tanh: CC_TANH
    case .sigmoid: CC_SIGMOID
    // A maxout layer is a dense one without activation, and the largest of its pieces.
    case .maxout: CC_IDENTITY
    }
  }
}
