import Foundation

/// A small classifier that learns digits from generated images alone; how well it then reads real ones
/// tells how much of a digit its teacher knows (Ravuri & Vinyals 2019, "Classification accuracy score
/// for conditional generative models"; "train on generated, test on real").
///
/// A perceptron of 128 ReLUs, Adam at 1e-3, batches of 100 in fp32: the same lessons teach the same.
public struct AccuracyScoreClassifier: ~Copyable {
  private static let batch = 100
  private static let rate = 1e-3

  private let classes: Int
  private let size: Int
  private let context: ComputeContext
  private let network: Network
  private let optimizer: Optimizer
  private var updates = 0
  private let pass: Pass
  private let input: Storage<Float>

  /// An untrained classifier of images of `size` pixels. Throws `EngineError`.
  public init(size: Int, classes: Int = 10, seed: UInt64 = 0, threads: Int) throws {
    try self.init(size: size, classes: classes, seed: seed, in: ComputeContext(threads: threads))
  }

  init(size: Int, classes: Int = 10, seed: UInt64 = 0, in context: ComputeContext) throws {
    let shape = NetworkShape(widths: [size, 128, classes], hidden: .relu, output: .identity)
    let layout = ParameterLayout(shape)
    self.classes = classes
    self.size = size
    self.context = context
    network = Network(layout, bf16: false, in: context)
    network.initialize(Philox(seed: seed), .discriminatorInitialization)
    optimizer = Optimizer(count: layout.count, in: context)
    pass = try Pass(
      layout, .init(rows: Self.batch, bf16: false, weightGradients: true), in: context)
    input = Storage(count: Self.batch * size)
  }

  /// Goes `passes` times through images and what they show. Images without a label, of another size,
  /// and a last batch that is not whole are left out.
  public mutating func learn(_ images: SampleImages, passes: Int = 5, seed: UInt64 = 0) {
    let count = min(images.count, images.labels.count)
    guard images.height * images.width == size, count >= Self.batch else { return }
    var order = BatchOrder(imageCount: count, batch: Self.batch, philox: Philox(seed: seed))
    for number in 0..<order.batchesPerEpoch * max(passes, 0) {
      let rows = order.indices(ofBatch: number).map(Int.init)
      read(rows, of: images.pixels)
      pass.forward(network.weights, input: UnsafeMutableRawPointer(input.base), mode: .training())
      subtract(rows.map { images.labels[$0] })
      pass.backward(
        network.weights, input: UnsafeRawPointer(input.base), outputGradient: pass.output,
        .init(gradients: network.gradients.base))
      updates += 1
      optimizer.update(network, Optimizer.Settings(learningRate: Self.rate), number: updates)
    }
  }

  /// The share of images that it reads rightly; NaN where there is none of its size.
  public mutating func accuracy(_ images: SampleImages) -> Double {
    let count = min(images.count, images.labels.count)
    guard images.height * images.width == size, count > 0 else { return .nan }
    var right = 0
    for first in stride(from: 0, to: count, by: Self.batch) {
      let rows = Array(first..<min(first + Self.batch, count))
      read(rows, of: images.pixels)
      pass.forward(network.weights, input: UnsafeMutableRawPointer(input.base), mode: .evaluation)
      let logits = FeatureMatrix(
        Array(UnsafeBufferPointer(start: pass.output, count: rows.count * classes)),
        columns: classes)
      right += zip(ClassProbabilities(logits: logits).labels, rows)
        .count { $0 == images.labels[$1] }
    }
    return Double(right) / Double(count)
  }

  private func read(_ rows: [Int], of pixels: [UInt8]) {
    let scale = PixelScale.symmetric
    for (place, row) in rows.enumerated() {
      for pixel in 0..<size {
        input.elements[place * size + pixel] =
          Float(pixels[row * size + pixel]) * scale.scale + scale.offset
      }
    }
  }

  // From logits to the gradient of the mean cross-entropy: probabilities, less 1 at the label.
  private func subtract(_ labels: [UInt8]) {
    let output = UnsafeMutableBufferPointer(start: pass.output, count: labels.count * classes)
    let logits = FeatureMatrix(Array(output), columns: classes)
    for (place, logarithm) in ClassProbabilities(logits: logits).logarithms.enumerated() {
      output[place] = Float(exp(logarithm)) / Float(labels.count)
    }
    for (row, label) in labels.enumerated() where Int(label) < classes {
      output[row * classes + Int(label)] -= 1 / Float(labels.count)
    }
  }
}
