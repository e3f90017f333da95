/// A flat block of numbers and the tensors that lie in it.
struct TensorBlock: Sendable {
  private let prefix: String
  private let entries: [ParameterLayout.Tensor]
  private let storage: Storage<Float>

  init(_ prefix: String, _ entries: [ParameterLayout.Tensor], _ storage: Storage<Float>) {
    self.prefix = prefix
    self.entries = entries
    self.storage = storage
  }

  /// Numbers in the block.
  var count: Int { storage.count }

  /// Whether all numbers are finite.
  var isFinite: Bool { storage.isFinite }

  /// Takes over the numbers of a copy.
  func take(_ copy: Storage<Float>) { storage.take(copy) }

  /// The same tensors in `copy`, which has as many numbers and takes them over.
  func copied(into copy: Storage<Float>) -> TensorBlock {
    copy.take(storage)
    return TensorBlock(prefix, entries, copy)
  }

  /// The tensors, copied out of the block when they are asked for.
  var tensors: [SavedTensor] {
    entries.map { entry in
      SavedTensor(name: "\(prefix).\(entry.name)") { [storage] in
        let numbers = UnsafeBufferPointer(start: storage.base + entry.offset, count: entry.count)
        let values = entry.order?.outside(Array(numbers)) ?? Array(numbers)
        return NamedTensor(
          name: "\(prefix).\(entry.name)", shape: entry.shape, values: .float32(values))
      }
    }
  }

  /// Throws `EngineError.missingTensor` or `.wrongShape`.
  func fill(from source: TensorSource) throws {
    for entry in entries {
      let given = try source.floats("\(prefix).\(entry.name)", shape: entry.shape)
      let numbers = entry.order?.inside(given) ?? given
      numbers.withUnsafeBufferPointer { numbers in
        guard let first = numbers.baseAddress else { return }
        (storage.base + entry.offset).update(from: first, count: entry.count)
      }
    }
  }
}
