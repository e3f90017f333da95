import Dispatch

/// A trainer as it was at a step, kept: all that goes on changing.
final class TrainerMemory {
  private(set) var step = 0
  private(set) var hyperparameters = Hyperparameters()
  private var updates = (generator: 0, discriminator: 0)
  private var averageIsStale = true
  private var gapAwareRate: GapAwareRate?
  private var singularVectors: Storage<Float>?
  private var numbers: StowedNumbers

  /// Remembers the trainer as it is, in buffers of its own.
  convenience init(_ trainer: borrowing Trainer) {
    var room = TrainerBuffers()
    self.init(trainer, in: &room)
  }

  /// Remembers the trainer as it is, in buffers of `room`.
  init(_ trainer: borrowing Trainer, in room: inout TrainerBuffers) {
    numbers = Self.copy(of: trainer, in: &room)
    note(trainer)
  }

  /// Bytes that one memory of a trainer takes.
  static func size(of trainer: borrowing Trainer) -> Int {
    trainer.changingBlocks.reduce(0) { $0 + $1.count * MemoryLayout<Float>.stride }
  }

  /// Remembers the trainer as it is now, instead of what was remembered before.
  func record(_ trainer: borrowing Trainer, in room: inout TrainerBuffers) {
    numbers = Self.copy(of: trainer, in: &room)
    note(trainer)
  }

  /// Puts the numbers into a file of no name in `folder`; see `StowedNumbers`.
  func stow(in folder: String, on queue: DispatchQueue) { numbers.stow(in: folder, on: queue) }

  private static func copy(
    of trainer: borrowing Trainer, in room: inout TrainerBuffers
  ) -> StowedNumbers {
    let blocks = trainer.changingBlocks
    let buffers = room.take(blocks.map(\.count))
    for (copy, block) in zip(buffers.storages, blocks) { copy.take(block) }
    return StowedNumbers(buffers)
  }

  private func note(_ trainer: borrowing Trainer) {
    step = trainer.stepCount
    hyperparameters = trainer.hyperparameters
    updates = (trainer.generatorOptimizer.updates, trainer.discriminatorOptimizer.updates)
    averageIsStale = trainer.averageIsStale
    gapAwareRate = trainer.gapAwareRate
    singularVectors = trainer.discriminator.spectralNorm.map {
      let copy = Storage<Float>(count: $0.vectors.count)
      copy.take($0.vectors)
      return copy
    }
  }

  /// Puts the trainer back; false, and nothing done, where the numbers are lost. Its batches go on
  /// from where they are, so that what follows is another run and not the same one again.
  @discardableResult
  func restore(_ trainer: inout Trainer) -> Bool {
    guard let buffers = numbers.buffers else { return false }
    trainer.goBack(to: step, hyperparameters)
    trainer.generatorOptimizer.updates = updates.generator
    trainer.discriminatorOptimizer.updates = updates.discriminator
    trainer.averageIsStale = averageIsStale
    trainer.gapAwareRate = gapAwareRate
    for (block, copy) in zip(trainer.changingBlocks, buffers.storages) { block.take(copy) }
    trainer.useSpectralNormIfAsked()
    if let singularVectors { trainer.discriminator.spectralNorm?.vectors.take(singularVectors) }
    trainer.generator.refreshProducts()
    trainer.discriminator.refreshProducts()
    return true
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
