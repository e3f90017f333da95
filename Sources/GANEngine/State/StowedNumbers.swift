import Dispatch
import Synchronization

/// The numbers of a memory: in buffers, and as soon as they can be put there in a file.
final class StowedNumbers: Sendable {
  private enum Place {
    case buffers(TrainerCopy.Buffers)
    case file(BufferFile)
  }

  private let place: Mutex<Place>

  init(_ buffers: TrainerCopy.Buffers) { place = Mutex(.buffers(buffers)) }

  /// Moves them into a file in `folder`, behind what `queue` has to do. Where that is not possible
  /// they stay where they are.
  func stow(in folder: String, on queue: DispatchQueue) {
    queue.async { [weak self] in self?.move(to: folder) }
  }

  private func move(to folder: String) {
    guard case .buffers(let buffers) = place.withLock({ $0 }),
      let file = BufferFile(buffers, in: folder)
    else { return }
    place.withLock { $0 = .file(file) }
  }

  /// The numbers; nil where the disk does not give them back.
  var buffers: TrainerCopy.Buffers? {
    switch place.withLock({ $0 }) {
    case .buffers(let buffers): return buffers
    case .file(let file):
      let buffers = TrainerCopy.Buffers(file.counts)
      return file.read(into: buffers) ? buffers : nil
    }
  }
}
