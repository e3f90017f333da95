import CCompute

/// A convolution with ReLU and 2×2 maximum behind it, over square images.
struct JudgeConvolution: Equatable {
  let inputs: Int
  let outputs: Int
  /// Height and width of a filter.
  let kernel: Int
  /// Height and width of the images it is laid over; 0 where not known yet.
  var side = 0
  /// outputs × inputs × kernel × kernel.
  let weight: [Float]
  let bias: [Float]

  /// The smallest side of images whose pooled result has the side `pooled`.
  func side(pooledTo pooled: Int) -> Int { 2 * pooled + kernel - 1 }

  /// The same, over images of that side.
  func over(side: Int) -> JudgeConvolution {
    var copy = self
    copy.side = side
    return copy
  }

  /// Height and width of its result.
  var pooledSide: Int { (side - kernel + 1) / 2 }
  /// Numbers of an image behind it.
  var resultCount: Int { outputs * pooledSide * pooledSide }

  var code: cc_pooled_shape {
    cc_pooled_shape(
      inputs: Int64(inputs), outputs: Int64(outputs), side: Int64(side), kernel: Int64(kernel))
  }
}
