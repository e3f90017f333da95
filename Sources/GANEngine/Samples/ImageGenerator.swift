/// The generator of a checkpoint, ready to draw.
public struct ImageGenerator {
  /// What draws: the moving average where the run keeps one, else the weights as trained.
  public enum Weights: String, CaseIterable, Sendable {
    /// The moving average where there is one.
    case average
    /// The weights as trained.
    case trained
  }

  private let state: TrainerState
  private let context: ComputeContext
  private let network: Network

  /// Takes G out of a state. Throws `EngineError` where its tensors do not fit its configuration.
  public init(_ state: TrainerState, weights: Weights = .average, threads: Int) throws {
    try state.configuration.check(height: state.imageHeight, width: state.imageWidth)
    self.state = state
    context = try ComputeContext(threads: threads)
    network = Network(state.configuration.generatorLayout, bf16: false, in: context)
    let source = TensorSource(state.tensors)
    let role = Player.Role.generator
    let prefix = weights == .average ? role.averageName : role.name
    try TensorBlock(prefix, network.layout.trained, network.parameters).fill(from: source)
    try TensorBlock(role.name, network.layout.statistics, network.statistics)
      .fill(from: source)
  }

  /// Classes that the generator can be asked for; 0 where it takes none.
  public var classes: Int { state.configuration.classes }

  /// `count` images from the latents of `seed`; the first ones do not depend on `count`. Of class
  /// `label`, or of each class in turn. `progress` is told how many there are. Throws
  /// `EngineError.noSuchClass`.
  public func images(
    count: Int, seed: UInt64, label: Int? = nil, progress: (Int) -> Void = { _ in }
  ) throws -> SampleImages {
    if let label, !(0..<classes).contains(label) {
      throw EngineError.noSuchClass(label, classes: classes)
    }
    let philox = Philox(seed: seed)
    let block = 256
    let sampler = try Sampler(
      state.configuration, count: min(block, max(count, 1)), in: context)
    var pixels: [UInt8] = []
    var labels: [UInt8] = []
    for first in stride(from: 0, to: count, by: sampler.count) {
      sampler.drawLatents(
        LatentSource(state.hyperparameters),
        philox.code(.sampleLatents, step: UInt64(first / block)), firstLabel: first, label: label)
      let images = sampler.images(
        parameters: network.parameters, statistics: network.statistics,
        height: state.imageHeight, width: state.imageWidth)
      let wanted = min(sampler.count, count - first)
      pixels += images.pixels.prefix(wanted * images.height * images.width)
      labels += images.labels.prefix(wanted)
      progress(first + wanted)
    }
    return SampleImages(
      pixels: pixels, height: state.imageHeight, width: state.imageWidth, labels: labels)
  }

  /// What G makes of given latents (count × `latentDimension` of its configuration, row-major), asked
  /// for the classes `labels` where it takes some: count × pixels in the range of its last activation.
  /// Throws `EngineError.impossibleShape` or `.noSuchClass`.
  public func outputs(latents: [Float], labels: [UInt8] = []) throws -> [Float] {
    let width = state.configuration.latentDimension
    let count = latents.count / max(width, 1)
    try check(labels, latents: latents.count, count: count)
    let sampler = try Sampler(
      state.configuration, count: min(256, max(count, 1)), in: context)
    let pixels = state.imageHeight * state.imageWidth
    var outputs: [Float] = []
    for first in stride(from: 0, to: count, by: sampler.count) {
      let rows = first..<min(first + sampler.count, count)
      sampler.place(
        latents[rows.lowerBound * width..<rows.upperBound * width],
        labels: classes > 0 ? labels[rows] : [])
      outputs += sampler.outputs(parameters: network.parameters, statistics: network.statistics)
        .prefix(rows.count * pixels)
    }
    return outputs
  }

  private func check(_ labels: [UInt8], latents: Int, count: Int) throws {
    let width = state.configuration.latentDimension
    guard latents == count * width else {
      throw EngineError.impossibleShape(
        "latents come in rows of \(width), found \(latents) numbers")
    }
    guard labels.count == (classes > 0 ? count : 0) else {
      throw EngineError.impossibleShape(
        "\(counted(count, "image")) of \(classes) classes cannot have \(counted(labels.count, "label"))"
      )
    }
    if let label = labels.first(where: { Int($0) >= classes }) {
      throw EngineError.noSuchClass(Int(label), classes: classes)
    }
  }
}
