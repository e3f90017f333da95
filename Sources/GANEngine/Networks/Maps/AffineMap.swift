import CCompute

/// A layer's map without its bias, for fixed numbers of rows: linear in its input and in its weight, so
/// that its derivatives and those of a penalty on slopes are made of three products. Maps that only
/// move numbers about have no weight and no bias.
protocol AffineMap: AnyObject {
  /// Numbers in a row of x.
  var inputs: Int { get }
  /// Where the gradient of the bias starts, and how many numbers it has: one for each of the places
  /// side by side in a row of y; nil where there is none.
  var bias: (offset: Int, count: Int)? { get }
  /// The format in which both adjoints take u.
  var derivativeType: cc_type { get }

  /// What was planned, for a benchmark to run alone: applied, to the input and to the weight.
  var products: [AffineUse: any Multiplication] { get }

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

/// What follows the product in `AffineMap.apply`, and the formats of x and y.
struct AffineEnd {
  var bias = false
  var activation = Activation.identity
  var slope: Float = 0
  /// The format of y.
  var result = CC_F32
}

/// What a map is made from.
enum MapSource {
  /// A layer with a weight, the last `leavingOut` numbers of its input left out.
  case layer(ParameterLayout.Layer, leavingOut: Int)
  /// The same numbers in another order.
  case permutation(Permutation)
  /// Nearest neighbours, so many times as large.
  case upsample(Extent, factor: Int)
  /// Packed images and classes as channels.
  case spread(InputLayout)

  /// The map. `operands` is the format of products, and of x. Throws
  /// `EngineError.unsupportedProduct` or `.unsupportedConvolution`.
  func map(
    _ rows: AffineRows, _ end: AffineEnd = AffineEnd(), _ operands: cc_type,
    in context: ComputeContext
  ) throws -> any AffineMap {
    switch self {
    case .layer(let layer, let leavingOut):
      switch layer.spec {
      case .conv(let window):
        return try ConvolutionMap(layer, window, rows, end, operands, in: context)
      case .convTransposed(let window):
        return try TransposedConvolutionMap(layer, window, rows, end, operands, in: context)
      case .linear, .upsample, .reshape, .flatten, .residual, .recurrent, .batchNorm, .activation,
        .maxout, .dropout, .deviation:
        return try LinearMap(layer, leavingOut: leavingOut, rows, end, operands, in: context)
      }
    case .permutation(let permutation):
      return PermutationMap(permutation, rows, end, operands, in: context)
    case .upsample(let extent, let factor):
      return UpsampleMap(extent, factor: factor, rows, end, operands, in: context)
    case .spread(let layout): return SpreadMap(layout, rows, end, operands, in: context)
    }
  }

  /// Whether it has a weight.
  var hasWeight: Bool { if case .layer = self { true } else { false } }
}
