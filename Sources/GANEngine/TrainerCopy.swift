/// A trainer's state as it was copied in the middle of training, to be unpacked elsewhere.
public struct TrainerCopy: Sendable {
  /// The memory that the numbers are in.
  final class Buffers: Sendable {
    let storages: [Storage<Float>]

    init(_ counts: [Int]) { storages = counts.map { Storage(count: $0) } }

    var counts: [Int] { storages.map(\.count) }
  }

  let counters: TrainerState
  // Held so that the memory is not used again meanwhile.
  let buffers: Buffers
  let blocks: [TensorBlock]

  /// Steps done when it was taken.
  public var step: Int { counters.step }

  /// The state, its tensors in arrays of their own.
  public var state: TrainerState {
    var state = counters
    state.tensors += blocks.flatMap { $0.tensors() }
    return state
  }
}
