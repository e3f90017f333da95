/// A trainer's state as it was copied in the middle of training, to be unpacked elsewhere.
public struct TrainerCopy: Sendable {
  /// The memory that the numbers are in.
  final class Buffers: Sendable {
    let storages: [Storage<Float>]

    init(_ counts: [Int]) { storages = counts.map { Storage(count: $0) } }

    var counts: [Int] { storages.map(\.count) }
  }

  /// All but the numbers.
  public let counters: TrainerState
  // Held so that the memory is not used again meanwhile.
  let buffers: Buffers
  let blocks: [TensorBlock]

  /// The state, its tensors in arrays of their own.
  public var state: TrainerState {
    var state = counters
    state.tensors += blocks.flatMap(\.tensors).map(\.tensor)
    return state
  }
}
