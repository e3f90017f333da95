import CCompute
import Foundation

/// How often a small convolutional net that has learnt to tell real images from generated ones is right
/// about images that it has not seen (Lopez-Paz & Oquab 2017, "Revisiting classifier two-sample tests").
///
/// 0.5: it cannot tell. It looks at pixels, so that what no judge's features hold counts as well: a
/// background that is not quite paper, specks, the ends of strokes. Convolutions of 32 and 64 channels,
/// a dense layer of 128, Adam at 1e-3, batches of 100 in fp32: the same images give the same answer.
public final class TwoSampleTest {
  /// Images of each kind that it learns from, at most, and that it is asked about.
  public static let lessons = 8000
  public static let questions = 2000
  /// Times that it goes through its lessons.
  public static let passes = 6

  private static let batch = 100
  private static let rate = 1e-3

  private let context: ComputeContext
  private let network: Network
  private let optimizer: Optimizer
  private let pass: Pass
  private let input: Storage<Float>
  private let size: Int

  /// A net that knows nothing of images of that size, at least 4 pixels a side. Throws `EngineError`.
  public init(height: Int, width: Int, seed: UInt64 = 0, threads: Int) throws {
    guard height >= 4, width >= 4 else {
      throw EngineError.impossibleShape("images of \(height)×\(width) are too small to tell apart")
    }
    let leaky = LayerSpec.activation(.leakyRelu, slope: 0.2)
    let shape = NetworkShape(
      input: Extent(channels: 1, height: height, width: width),
      layers: [
        .conv(Window(channels: 32, kernel: 4, stride: 2, padding: 1)), leaky,
        .conv(Window(channels: 64, kernel: 4, stride: 2, padding: 1)), leaky, .flatten,
        .linear(outputs: 128), leaky, .linear(outputs: 1),
      ])
    context = try ComputeContext(threads: threads)
    let layout = ParameterLayout(shape)
    network = Network(layout, bf16: false, in: context)
    network.initialize(Philox(seed: seed), .discriminatorInitialization)
    optimizer = Optimizer(count: layout.count, in: context)
    pass = try Pass(
      layout, .init(rows: Self.batch, bf16: false, weightGradients: true), in: context)
    size = height * width
    input = Storage(count: Self.batch * size)
  }

  /// The share of unseen images, as many real as generated, that it names rightly after learning from
  /// four fifths of each; NaN where there are fewer than 100 of a kind. `progress` is told how many
  /// batches of how many it has learnt from.
  public func share(
    real: SampleImages, generated: SampleImages, seed: UInt64 = 0,
    progress: (Int, Int) -> Void = { _, _ in }
  ) -> Double {
    let most = Self.lessons + Self.questions
    let (real, generated) = (
      Self.shuffled(real, most, seed: seed), Self.shuffled(generated, most, seed: seed)
    )
    let count = min(real.count, generated.count)
    guard count >= 100, real.height * real.width == size, generated.height * generated.width == size
    else { return .nan }
    let learnt = count * 4 / 5
    // Even numbers are real images, odd ones generated.
    var order = BatchOrder(
      imageCount: 2 * learnt, batch: Self.batch, philox: Philox(seed: seed))
    let total = order.batchesPerEpoch * Self.passes
    for number in 0..<total {
      let chosen = order.indices(ofBatch: number).map(Int.init)
      read(chosen, real, generated)
      pass.forward(network.weights, input: UnsafeMutableRawPointer(input.base), mode: .training())
      for (row, index) in chosen.enumerated() {
        let probability = Logistic.sigmoid(Double(pass.output[row]))
        pass.output[row] = Float(probability - Double(index % 2)) / Float(Self.batch)
      }
      pass.backward(
        network.weights, input: UnsafeRawPointer(input.base), outputGradient: pass.output,
        .init(gradients: network.gradients.base))
      optimizer.update(network, Optimizer.Settings(learningRate: Self.rate), number: number + 1)
      progress(number + 1, total)
    }
    return rightShare(2 * learnt..<2 * count, real, generated)
  }

  // By chance and in any order: the last images of a file may be by other hands than the first.
  private static func shuffled(_ images: SampleImages, _ count: Int, seed: UInt64) -> SampleImages {
    var stream = Philox(seed: seed).stream(.digits)
    return images.images(at: (0..<images.count).shuffled(using: &stream).prefix(count))
  }

  private func rightShare(
    _ indices: Range<Int>, _ real: SampleImages, _ generated: SampleImages
  ) -> Double {
    var right = 0
    for first in stride(from: indices.lowerBound, to: indices.upperBound, by: Self.batch) {
      let chosen = Array(first..<min(first + Self.batch, indices.upperBound))
      read(chosen, real, generated)
      pass.forward(
        network.weights, input: UnsafeMutableRawPointer(input.base), mode: .evaluation)
      right += chosen.enumerated().count { (pass.output[$0] > 0) == ($1 % 2 == 1) }
    }
    return Double(right) / Double(indices.count)
  }

  private func read(_ chosen: [Int], _ real: SampleImages, _ generated: SampleImages) {
    let scale = PixelScale.symmetric
    for (row, index) in chosen.enumerated() {
      let image = (index % 2 == 0 ? real : generated).image(index / 2)
      for (place, byte) in image.enumerated() {
        input.elements[row * size + place] = Float(byte) * scale.scale + scale.offset
      }
    }
  }
}
