import CCompute

/// A judge at work, on some images at a time; used by one thread at a time.
///
/// What it says of an image depends on that image alone, to the last bit, whatever lies beside it.
public final class JudgePass {
  /// The judge at work.
  public let judge: Judge
  // So many that their numbers stay in the second-level cache from layer to layer.
  private static let portion = 64
  private let context: ComputeContext
  private let weights: [Storage<Float>]
  private let biases: [Storage<Float>]
  // Images of a portion, 16 side by side, before each convolution and behind the last one.
  private let planes: [Storage<Float>]
  private let rows: Storage<Float>
  private let features: Storage<Float>
  private let positive: Storage<Float>
  private let logits: Storage<Float>
  private let toFeatures: Product
  private let toClasses: Product
  private let bytes: Storage<Float>
  private let order: Storage<UInt32>

  /// Plans for a caller without a pool of threads of its own.
  /// Throws `EngineError.computeUnavailable` or `.unsupportedProduct`.
  public convenience init(_ judge: Judge, threads: Int) throws {
    try self.init(judge, in: ComputeContext(threads: threads))
  }

  init(_ judge: Judge, in context: ComputeContext) throws {
    self.judge = judge
    self.context = context
    let count = Self.portion
    weights =
      judge.convolutions.map { Storage($0.weight) } + [
        Storage(judge.features.weight), Storage(judge.classes.weight),
      ]
    biases =
      judge.convolutions.map { Storage($0.bias) } + [
        Storage(judge.features.bias), Storage(judge.classes.bias),
      ]
    planes =
      [Storage(count: count * judge.side * judge.side)]
      + judge.convolutions.map { Storage(count: count * $0.resultCount) }
    rows = Storage(count: count * judge.features.inputs)
    features = Storage(count: count * judge.featureCount)
    positive = Storage(count: count * judge.featureCount)
    logits = Storage(count: count * judge.classCount)
    toFeatures = try Self.product(judge.features, in: context)
    toClasses = try Self.product(judge.classes, in: context)
    bytes = Storage(count: count * judge.side * judge.side)
    order = Storage((0..<UInt32(count)).map { $0 })
  }

  private static func product(_ layer: Judge.Dense, in context: ComputeContext) throws -> Product {
    try Product(
      .init(m: portion, n: layer.outputs, k: layer.inputs), transposedB: true, operands: CC_F32,
      bias: true, in: context)
  }

  /// Looks at `count` images of `side²` pixels that `scale` made of bytes, and writes count ×
  /// featureCount and count × classCount numbers; allocates nothing.
  func look(
    at pixels: UnsafePointer<Float>, count: Int, scale: PixelScale = .unit,
    features: UnsafeMutablePointer<Float>, logits: UnsafeMutablePointer<Float>
  ) {
    // From the range of the pixels to 0…1.
    let factor = 1 / (255 * scale.scale)
    for first in stride(from: 0, to: count, by: Self.portion) {
      cc_interleave(
        context.handle, Int64(min(Self.portion, count - first)), Int64(judge.side * judge.side),
        factor, -scale.offset * factor, pixels + first * judge.side * judge.side,
        planes[0].base)
      judgePortion(
        min(Self.portion, count - first), features + first * judge.featureCount,
        logits + first * judge.classCount)
    }
  }

  /// The same of bytes, 0 being background and 255 ink.
  func look(
    at pixels: UnsafePointer<UInt8>, count: Int, features: UnsafeMutablePointer<Float>,
    logits: UnsafeMutablePointer<Float>
  ) {
    let columns = judge.side * judge.side
    for first in stride(from: 0, to: count, by: Self.portion) {
      let rows = min(Self.portion, count - first)
      cc_gather(
        context.handle, Int64(rows), Int64(columns), pixels + first * columns, order.base, 1 / 255,
        0, bytes.base, Int64(columns), CC_F32)
      look(
        at: bytes.base, count: rows, features: features + first * judge.featureCount,
        logits: logits + first * judge.classCount)
    }
  }

  private func judgePortion(
    _ count: Int, _ featureRows: UnsafeMutablePointer<Float>,
    _ logitRows: UnsafeMutablePointer<Float>
  ) {
    for (index, convolution) in judge.convolutions.enumerated() {
      var shape = convolution.code
      cc_pooled_convolution(
        context.handle, Int64(count), &shape, planes[index].base, weights[index].base,
        biases[index].base, planes[index + 1].base)
    }
    let last = judge.convolutions.count
    cc_separate(
      context.handle, Int64(count), Int64(judge.features.inputs), planes[last].base, rows.base)
    toFeatures.run(
      rows.base, weights[last].base, bias: biases[last].base, into: features.base)
    // Not by way of a maximum with 0, which would make a 0 of NaN.
    for index in 0..<count * judge.featureCount {
      let value = features.base[index]
      positive.base[index] = value < 0 ? 0 : value
    }
    toClasses.run(
      positive.base, weights[last + 1].base, bias: biases[last + 1].base, into: logits.base)
    featureRows.update(from: features.base, count: count * judge.featureCount)
    logitRows.update(from: logits.base, count: count * judge.classCount)
  }
}
