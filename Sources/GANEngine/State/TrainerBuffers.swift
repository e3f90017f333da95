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
