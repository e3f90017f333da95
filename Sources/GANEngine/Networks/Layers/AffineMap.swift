/// A layer's map without its bias, for fixed numbers of rows: linear in its input and in its weight, so
/// that its derivatives and those of a penalty on slopes are made of three products.
protocol AffineMap: AnyObject {
  /// Numbers in a row of x and of y.
  var inputs: Int { get }
  var outputs: Int { get }
  /// Where the gradient of the bias starts.
  var bias: Int { get }

  /// What was planned, for a benchmark to run alone: applied, to the input and to the weight.
  var products: [AffineUse: Product] { get }

  /// y = W(x), and where the map was planned so the bias and the activation.
  func apply(
    _ x: UnsafeRawPointer, _ weights: Pass.Weights, into y: UnsafeMutableRawPointer)
  /// x = Wᵀ(u) in fp32.
  func adjointOfInput(
    _ u: UnsafeRawPointer, _ weights: Pass.Weights, into x: UnsafeMutablePointer<Float>)
  /// The weight's gradient Σ u·xᵀ, laid into `gradients` at the weight's place.
  func adjointOfWeight(
    _ u: UnsafeRawPointer, _ x: UnsafeRawPointer, into gradients: UnsafeMutablePointer<Float>)
}

/// What an affine map is used for.
enum AffineUse { case apply, adjointOfInput, adjointOfWeight }

/// For how many rows each of a map's products is planned; 0 for those that are not asked for.
struct AffineRows {
  var apply = 0
  var adjointOfInput = 0
  var adjointOfWeight = 0
}

/// What follows the product in `AffineMap.apply`.
struct AffineEnd {
  var bias = false
  var activation = Activation.identity
  var slope: Float = 0
  /// Whether y is fp32 whatever the format of the products.
  var isWide = true
}

extension ParameterLayout.Layer {
  /// The map of an affine layer, the last `leavingOut` numbers of its input left out. Throws
  /// `EngineError.unsupportedProduct`, and `.impossibleShape` for a layer of another kind.
  func map(
    _ rows: AffineRows, _ end: AffineEnd = AffineEnd(), leavingOut: Int = 0, bf16: Bool,
    in context: ComputeContext
  ) throws -> any AffineMap {
    guard case .linear = spec else {
      throw EngineError.impossibleShape("module \(index) of a network has no weight")
    }
    return try LinearMap(
      self, columns: input.count - leavingOut, rows, end, bf16: bf16, in: context)
  }
}
