/// A trainer's state as it was copied in the middle of training, to be unpacked elsewhere.
public struct TrainerCopy: Sendable {
  /// The memory that the numbers are in.
  final class Buffers: Sendable {
    let storages: [Storage<Float>]

    init(_ counts: [Int]) { storages = counts.map { Storage(count: $0) } }

    var counts: [Int] { storages.map(\.count) }
  }

  /// All but the numbers.
  public let stateWithoutBlocks: TrainerState
  // Held so that the memory is not used again meanwhile.
  let buffers: Buffers
  let blocks: [TensorBlock]

  /// The state, its tensors in arrays of their own.
  public var state: TrainerState {
    var state = stateWithoutBlocks
    state.tensors += blocks.flatMap(\.tensors).map(\.tensor)
    return state
  }
}

/// Room for the numbers of a trainer, taken again when nobody holds it any more: writing to fresh
/// memory would cost most of a copy's time.
struct TrainerBuffers {
  private var all: [TrainerCopy.Buffers] = []

  /// Buffers of so many numbers each that nobody else holds.
  mutating func take(_ counts: [Int]) -> TrainerCopy.Buffers {
    var free: [TrainerCopy.Buffers] = []
    var held: [TrainerCopy.Buffers] = []
    for index in all.indices {
      if isKnownUniquelyReferenced(&all[index]) {
        if all[index].counts == counts { free.append(all[index]) }
      } else {
        held.append(all[index])
      }
    }
    let buffers = free.first ?? TrainerCopy.Buffers(counts)
    // One is enough in reserve: saves and memories seldom meet.
    all = held + [buffers] + free.dropFirst().prefix(1)
    return buffers
  }
}
