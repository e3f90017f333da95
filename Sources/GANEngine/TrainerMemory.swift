/// A trainer as it was at a step, kept in memory: all that goes on changing.
final class TrainerMemory {
  private(set) var step = 0
  private(set) var hyperparameters = Hyperparameters()
  private var updates = (generator: 0, discriminator: 0)
  private var averageIsStale = true
  private var gapAwareRate: GapAwareRate?
  private var singularVectors: Storage<Float>?
  private let blocks: [Storage<Float>]

  init(_ trainer: borrowing Trainer) {
    blocks = trainer.changingBlocks.map { Storage(count: $0.count) }
    record(trainer)
  }

  /// Bytes that one memory of a trainer takes.
  static func size(of trainer: borrowing Trainer) -> Int {
    trainer.changingBlocks.reduce(0) { $0 + $1.count * MemoryLayout<Float>.stride }
  }

  /// Remembers the trainer as it is now, over what was remembered before.
  func record(_ trainer: borrowing Trainer) {
    step = trainer.stepCount
    hyperparameters = trainer.hyperparameters
    updates = (trainer.generatorOptimizer.updates, trainer.discriminatorOptimizer.updates)
    averageIsStale = trainer.averageIsStale
    gapAwareRate = trainer.gapAwareRate
    for (copy, block) in zip(blocks, trainer.changingBlocks) { copy.take(block) }
    singularVectors = trainer.discriminator.spectralNorm.map {
      let copy = Storage<Float>(count: $0.vectors.count)
      copy.take($0.vectors)
      return copy
    }
  }

  /// Puts the trainer back. Its batches go on from where they are, so that what follows is another
  /// run and not the same one again.
  func restore(_ trainer: inout Trainer) {
    trainer.goBack(to: step, hyperparameters)
    trainer.generatorOptimizer.updates = updates.generator
    trainer.discriminatorOptimizer.updates = updates.discriminator
    trainer.averageIsStale = averageIsStale
    trainer.gapAwareRate = gapAwareRate
    for (block, copy) in zip(trainer.changingBlocks, blocks) { block.take(copy) }
    trainer.useSpectralNormIfAsked()
    if let singularVectors { trainer.discriminator.spectralNorm?.vectors.take(singularVectors) }
    trainer.generator.refreshProducts()
    trainer.discriminator.refreshProducts()
  }
}

extension Trainer {
  /// Whether all it has learnt are numbers.
  var isFinite: Bool { changingBlocks.allSatisfy(\.isFinite) }

  /// Every block that a step changes, but spectral norm's vectors.
  var changingBlocks: [Storage<Float>] {
    [
      generator.parameters, generator.statistics, discriminator.parameters,
      discriminator.statistics, average, generatorOptimizer.first, generatorOptimizer.second,
      discriminatorOptimizer.first, discriminatorOptimizer.second,
    ]
  }
}

extension Storage {
  /// Copies as many elements from `other`, which has the same number.
  func take(_ other: Storage<Element>) {
    base.update(from: other.base, count: min(count, other.count))
  }
}
