import Dispatch

/// A trainer as it was at a step, kept: all that goes on changing.
final class TrainerMemory {
  private(set) var counters = TrainerCounters()
  private(set) var hyperparameters = Hyperparameters()
  private var averageIsStale = true
  private var numbers: StowedNumbers

  /// Steps done in it.
  var step: Int { counters.step }

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
    trainer.blocks.reduce(0) { $0 + $1.count * MemoryLayout<Float>.stride }
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
    let blocks = trainer.blocks
    let buffers = room.take(blocks.map(\.count))
    for (copy, block) in zip(buffers.storages, blocks) { _ = block.copied(into: copy) }
    return StowedNumbers(buffers)
  }

  private func note(_ trainer: borrowing Trainer) {
    counters = trainer.counters
    hyperparameters = trainer.hyperparameters
    averageIsStale = trainer.generator.averageIsStale
  }

  /// Puts the trainer back; false, and nothing done, where the numbers are lost. Its batches go on
  /// from where they are, so that what follows is another run and not the same one again.
  @discardableResult
  func restore(_ trainer: inout Trainer) -> Bool {
    guard let buffers = numbers.buffers else { return false }
    trainer.passes.hasBatchLogits = false
    trainer.counters.goBack(to: counters)
    trainer.hyperparameters = hyperparameters
    trainer.generator.averageIsStale = averageIsStale
    for (block, copy) in zip(trainer.blocks, buffers.storages) { block.take(copy) }
    // New vectors of spectral norm are drawn for the weights that are there now; those that are
    // remembered, the last of all blocks, come in their place.
    trainer.useSpectralNormIfAsked()
    for (block, copy) in zip(trainer.blocks, buffers.storages).suffix(1) { block.take(copy) }
    for player in trainer.players { player.network.refreshProducts() }
    return true
  }
}

extension Storage {
  /// Copies as many elements from `other`, which has the same number.
  func take(_ other: Storage<Element>) {
    base.update(from: other.base, count: min(count, other.count))
  }
}
