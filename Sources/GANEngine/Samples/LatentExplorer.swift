/// Draws what lies between and beside a trainer's samples.
final class LatentExplorer {
  private let sampler: Sampler
  /// Those of the samples.
  private let latents: Operand
  private let count: Int
  /// Numbers in a row of latents, and how many of them are no class.
  private let columns: Int
  private let width: Int
  private let classes: Int

  /// An explorer of `count` samples. Throws `EngineError.unsupportedProduct`.
  init(_ trainer: borrowing Trainer, count: Int) throws {
    let configuration = trainer.configuration
    self.count = count
    classes = configuration.classes
    width = configuration.latentDimension
    columns = width + classes
    sampler = try Sampler(configuration, count: LatentWalk.stopLimit + 1, in: trainer.context)
    latents = Operand(count: count * columns, bf16: false)
  }

  /// The images of a walk; nil where it leads from or to no sample, or asks for no class.
  func draw(
    _ walk: LatentWalk, _ weights: ImageGenerator.Weights, _ trainer: borrowing Trainer
  ) -> Exploration? {
    let samples = 0..<count
    guard samples.contains(walk.from), samples.contains(walk.to), walk.position.isFinite,
      walk.offset.isFinite, walk.label.map({ (0..<classes).contains($0) }) ?? true
    else { return nil }
    let path = path(walk, trainer)
    let positions = walk.stopPositions + [walk.position]
    let points = positions.flatMap {
      path.point(min(max($0, 0), 1), offset: walk.offset)
    }
    let label = UInt8(clamping: walk.label ?? walk.from % max(classes, 1))
    let labels = Array(repeating: label, count: positions.count)
    sampler.place(points[...], labels: labels[...])
    let images = sampler.images(
      parameters: trainer.parameters(weights), statistics: trainer.generator.network.statistics,
      height: trainer.data.height, width: trainer.data.width)
    let last = positions.count - 1
    return Exploration(
      walk: walk, step: trainer.stepCount, stops: images.images(at: 0..<last),
      current: images.images(at: [last]), isSpherical: path.isSpherical)
  }

  private func path(_ walk: LatentWalk, _ trainer: borrowing Trainer) -> LatentPath {
    let source = LatentSource(trainer.hyperparameters)
    source.fill(
      latents, trainer.philox.code(.sampleLatents, step: UInt64(trainer.counters.latentGeneration)),
      in: trainer.context)
    return LatentPath(
      from: latent(walk.from), to: latent(walk.to), source,
      directions: trainer.philox.stream(
        .latentDirections, step: UInt64(truncatingIfNeeded: walk.direction)))
  }

  private func latent(_ index: Int) -> [Float] {
    (0..<width).map { latents.number(at: index * columns + $0) }
  }
}

/// What the generator draws along a walk through its latents.
public struct Exploration: Equatable, Sendable {
  /// The walk that was drawn.
  public let walk: LatentWalk
  /// The step whose weights drew it.
  public let step: Int
  /// The images of the stops.
  public let stops: SampleImages
  /// The image where the walk stands.
  public let current: SampleImages
  /// Whether the way follows the sphere that normal latents lie near; else it is straight.
  public let isSpherical: Bool

  /// What the weights of `step` draw along `walk`: the images of all its stops in `stops`, and in
  /// `current` the single one where it stands.
  public init(
    walk: LatentWalk, step: Int, stops: SampleImages, current: SampleImages, isSpherical: Bool
  ) {
    self.walk = walk
    self.step = step
    self.stops = stops
    self.current = current
    self.isSpherical = isSpherical
  }
}
