import CCompute

/// The order in which numbers come out: number i of a row is number `index[i]` of what goes in.
struct Permutation: Equatable {
  let index: [Int32]

  /// The same numbers in the same order.
  static func identity(_ count: Int) -> Permutation {
    Permutation(index: (0..<Int32(clamping: count)).map(\.self))
  }

  private init(index: [Int32]) { self.index = index }

  /// From an extent to another of as many numbers, in PyTorch's order: channel after channel.
  init(from input: Extent, to output: Extent) {
    let (places, own) = (max(input.places, 1), max(output.places, 1))
    index = (0..<Int(output.count)).map { number in
      let (place, channel) = number.quotientAndRemainder(dividingBy: output.channels)
      let rank = channel * own + place
      return Int32(clamping: rank % places * input.channels + rank / places)
    }
  }

  /// Whether nothing moves.
  var isIdentity: Bool { index.indices.allSatisfy { index[$0] == Int32($0) } }

  var inverse: Permutation {
    var inverse = index
    for (place, source) in index.enumerated() { inverse[Int(source)] = Int32(place) }
    return Permutation(index: inverse)
  }
}

/// The same numbers in another order; or in the same one, with an activation.
final class PermutationMap: AffineMap {
  let inputs: Int
  let bias: (offset: Int, count: Int)? = nil
  let derivativeType = CC_F32
  let products: [AffineUse: any Multiplication] = [:]
  private let index: Storage<Int32>
  private let inverse: Storage<Int32>
  private let rows: AffineRows
  private let end: AffineEnd
  private let operands: cc_type
  private let context: ComputeContext

  init(
    _ permutation: Permutation, _ rows: AffineRows, _ end: AffineEnd, _ operands: cc_type,
    in context: ComputeContext
  ) {
    inputs = permutation.index.count
    index = Storage(permutation.index)
    inverse = Storage(permutation.inverse.index)
    self.rows = rows
    self.end = end
    self.operands = operands
    self.context = context
  }

  func apply(
    _ x: UnsafeRawPointer, _ weights: Pass.Weights, into y: UnsafeMutableRawPointer
  ) {
    if end.activation == .identity {
      cc_permute(
        context.handle, Int64(rows.apply), Int64(inputs), Int64(inputs), index.base, x, operands, y,
        end.result)
    } else {
      cc_bias_activate(
        context.handle, Int64(rows.apply), Int64(inputs), Int64(inputs), end.activation.code,
        end.slope, x, operands, nil, y, end.result)
    }
  }

  func adjointOfInput(
    _ u: UnsafeRawPointer, _ weights: Pass.Weights, into x: UnsafeMutablePointer<Float>
  ) {
    cc_permute(
      context.handle, Int64(rows.adjointOfInput), Int64(inputs), Int64(inputs), inverse.base, u,
      CC_F32, x, CC_F32)
  }

  func adjointOfWeight(
    _ u: UnsafeRawPointer, _ x: UnsafeRawPointer, into gradients: UnsafeMutablePointer<Float>
  ) {}
}
