import CCompute
import Testing

/// What goes with convolutions, against the same in plain loops or in another layout.
struct ImageTests {
  private let rows = 5
  private let pixels = 12
  private let channels = 7

  private func context(_ threads: Int32) throws -> OpaquePointer {
    try #require(cc_context_create(threads))
  }

  @Test(arguments: Reference.threads)
  func channelnormIsBatchnormOfPixels(_ threads: Int32) throws {
    let context = try context(threads)
    defer { cc_context_destroy(context) }
    let columns = pixels * channels
    let x = Reference.numbers(rows * columns, seed: 1)
    let gamma = Reference.numbers(channels, seed: 2)
    let beta = Reference.numbers(channels, seed: 3)
    func pass(_ isWide: Bool) -> [[Float]] {
      var mean = [Float](repeating: 0, count: channels)
      var (inverse, runningMean) = (mean, mean)
      var runningVariance = [Float](repeating: 1, count: channels)
      var y = [Float](repeating: .nan, count: rows * columns)
      var applied = y
      var gradient = Reference.numbers(rows * columns, seed: 4)
      var (out, ofGamma, ofBeta) = (y, mean, mean)
      if isWide {
        #expect(
          cc_channelnorm_forward(
            context, Int64(rows), Int64(columns), Int64(channels), 1e-3, 0.1, CC_LEAKY_RELU, 0.2, x,
            gamma, beta, &mean, &inverse, &runningMean, &runningVariance, &y, CC_F32))
        #expect(
          cc_channelnorm_apply(
            context, Int64(rows), Int64(columns), Int64(channels), 1e-3, CC_TANH, 0, x, gamma, beta,
            runningMean, runningVariance, &applied, CC_F32))
        #expect(
          cc_channelnorm_backward(
            context, Int64(rows), Int64(columns), Int64(channels), CC_LEAKY_RELU, 0.2, 1, &gradient,
            y, CC_F32, x, gamma, mean, inverse, &ofGamma, &ofBeta, false, &out, CC_F32))
      } else {
        let count = Int64(rows * pixels)
        cc_batchnorm_forward(
          context, count, Int64(channels), 1e-3, 0.1, CC_LEAKY_RELU, 0.2, x, gamma, beta, &mean,
          &inverse, &runningMean, &runningVariance, &y, CC_F32)
        cc_batchnorm_apply(
          context, count, Int64(channels), 1e-3, CC_TANH, 0, x, gamma, beta, runningMean,
          runningVariance, &applied, CC_F32)
        cc_batchnorm_backward(
          context, count, Int64(channels), CC_LEAKY_RELU, 0.2, 1, &gradient, y, CC_F32, x, gamma,
          mean, inverse, &ofGamma, &ofBeta, false, &out, CC_F32)
      }
      return [mean, inverse, runningMean, runningVariance, y, applied, out, ofGamma, ofBeta]
    }
    for (wide, narrow) in zip(pass(true), pass(false)) {
      #expect(Reference.distance(wide, narrow.map(Double.init)) < 2e-5)
    }
  }

  @Test(arguments: Reference.types)
  func aBiasIsAddedToEachPixel(_ type: cc_type) throws {
    let context = try context(2)
    defer { cc_context_destroy(context) }
    let columns = pixels * channels
    let x = Numbers(Reference.numbers(rows * columns, seed: 1), type)
    let bias = Reference.numbers(channels, seed: 2)
    var y = Numbers(rows * columns, type)
    #expect(
      cc_bias_activate(
        context, Int64(rows), Int64(columns), Int64(channels), CC_RELU, 0, x.bytes, type, bias,
        &y.bytes, type))
    let expected = x.doubles.enumerated().map { max($1 + Double(bias[$0 % channels]), 0) }
    #expect(Reference.distance(y.values, expected) < Reference.tolerance(type))
    var sums = [Float](repeating: .nan, count: channels)
    cc_fold(Int64(pixels), Int64(channels), x.values, &sums)
    let folded = (0..<channels).map { channel in
      (0..<pixels).reduce(0.0) { $0 + x.doubles[$1 * channels + channel] }
    }
    #expect(Reference.distance(sums, folded) < 1e-5)
  }

  /// ⟨A·x, y⟩ = ⟨x, Aᵀ·y⟩, and what A itself does.
  @Test(arguments: Reference.types)
  func upsamplingAndSpreadingHaveTheirTransposes(_ type: cc_type) throws {
    let context = try context(2)
    defer { cc_context_destroy(context) }
    func product(_ a: [Double], _ b: [Double]) -> Double {
      zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let (height, width, factor) = (3, 4, 2)
    let x = Numbers(Reference.numbers(rows * pixels * channels, seed: 1), type)
    let y = Numbers(Reference.numbers(rows * pixels * 4 * channels, seed: 2), type)
    var large = Numbers(y.values.count, type)
    var small = [Float](repeating: .nan, count: x.values.count)
    cc_upsample(
      context, Int64(rows), Int64(height), Int64(width), Int64(channels), Int64(factor), x.bytes,
      type, &large.bytes, type)
    cc_downsum(
      context, Int64(rows), Int64(height), Int64(width), Int64(channels), Int64(factor), y.bytes,
      type, &small)
    #expect(large.values[channels..<2 * channels] == x.values[..<channels])
    #expect(
      abs(product(large.doubles, y.doubles) - product(x.doubles, small.map(Double.init))) < 1e-3)

    let (packing, classes) = (2, 3)
    let row = Numbers(
      Reference.numbers(rows * (packing * pixels * channels + classes), seed: 3), type)
    let wide = packing * channels + classes
    let image = Numbers(Reference.numbers(rows * pixels * wide, seed: 4), type)
    var spread = Numbers(image.values.count, type)
    var gathered = [Float](repeating: .nan, count: row.values.count)
    cc_spread(
      context, Int64(rows), Int64(pixels), Int64(channels), Int64(packing), Int64(classes),
      row.bytes, type, &spread.bytes, type)
    cc_gather_planes(
      context, Int64(rows), Int64(pixels), Int64(channels), Int64(packing), Int64(classes),
      image.bytes, type, &gathered)
    // The second pixel: that of the first image, of the second, and the classes.
    let second = spread.values[wide..<2 * wide]
    let start = pixels * channels
    #expect(
      Array(second)
        == Array(
          row.values[channels..<2 * channels]
            + row.values[start + channels..<start + 2 * channels]
            + row.values[2 * start..<2 * start + classes]))
    #expect(
      abs(product(spread.doubles, image.doubles) - product(row.doubles, gathered.map(Double.init)))
        < 1e-3)
  }

  @Test(arguments: Reference.types)
  func numbersArePermutedAndAdded(_ type: cc_type) throws {
    let context = try context(2)
    defer { cc_context_destroy(context) }
    let x = Numbers(Reference.numbers(rows * 6, seed: 1), type)
    var y = Numbers(rows * 4, type)
    let index: [Int32] = [5, -1, 0, 2]
    cc_permute(context, Int64(rows), 4, 6, index, x.bytes, type, &y.bytes, type)
    for row in 0..<rows {
      #expect(
        Array(y.values[row * 4..<(row + 1) * 4])
          == index.map { $0 < 0 ? 0 : x.values[row * 6 + Int($0)] })
    }
    var sum = Numbers(rows * 6, CC_F32)
    cc_add(context, Int64(rows * 6), x.bytes, type, x.bytes, type, &sum.bytes, CC_F32)
    #expect(sum.values == x.values.map { 2 * $0 })
  }

  /// A unit is dead that no row raises above zero anywhere.
  @Test(arguments: Reference.types)
  func deadUnitsAreCounted(_ type: cc_type) throws {
    let context = try context(2)
    defer { cc_context_destroy(context) }
    // Two pixels of four channels: the first dead, the second zero, the third alive once.
    let y = Numbers([-1, 0, -1, 2, -1, 0, -1, 2, -1, 0, 0.5, -1, -1, 0, -1, 1], type)
    #expect(cc_dead_share(context, 2, 8, 4, y.bytes, type) == 0.5)
    #expect(cc_dead_share(context, 2, 8, 8, y.bytes, type) == 0.625)
  }
}
