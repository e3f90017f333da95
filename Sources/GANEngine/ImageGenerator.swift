/// The generator of a checkpoint, ready to draw.
public struct ImageGenerator {
  /// What draws: the moving average where the run keeps one, else the weights as trained.
  public enum Weights: String, CaseIterable, Sendable {
    case average
    case trained
  }

  private let state: TrainerState
  private let context: ComputeContext
  private let network: MLP

  /// Takes G out of a state. Throws `EngineError` where its tensors do not fit its configuration.
  public init(_ state: TrainerState, weights: Weights = .average, threads: Int) throws {
    try state.configuration.check(height: state.imageHeight, width: state.imageWidth)
    self.state = state
    context = try ComputeContext(threads: threads)
    network = MLP(state.configuration.generator, bf16: false, in: context)
    let source = TensorSource(state.tensors)
    let prefix = weights == .average ? "generatorAverage" : "generator"
    try TensorBlock(prefix, network.layout.trained, network.parameters).fill(from: source)
    try TensorBlock("generator", network.layout.statistics, network.statistics)
      .fill(from: source)
  }

  /// Classes the generator can be told; 0 where it takes none.
  public var classes: Int { state.configuration.classes }

  /// `count` images from the latents of `seed`; the first ones do not depend on `count`.
  ///
  /// Where the generator takes classes they all show `label`, or the classes in turn.
  public func images(count: Int, seed: UInt64, label: Int? = nil) throws -> SampleImages {
    let philox = Philox(seed: seed)
    var pixels: [UInt8] = []
    let block = 256
    let sampler = try Sampler(network.layout, count: min(block, max(count, 1)), in: context)
    for first in stride(from: 0, to: count, by: sampler.count) {
      sampler.drawLatents(philox.code(.sampleLatents, step: UInt64(first / block)))
      let images = sampler.images(
        parameters: network.parameters, statistics: network.statistics,
        height: state.imageHeight, width: state.imageWidth)
      let wanted = min(sampler.count, count - first)
      pixels += images.pixels.prefix(wanted * images.height * images.width)
    }
    let labels = (0..<(classes > 0 ? count : 0)).map { UInt8(clamping: label ?? $0 % classes) }
    return SampleImages(
      pixels: pixels, height: state.imageHeight, width: state.imageWidth, labels: labels)
  }
}
