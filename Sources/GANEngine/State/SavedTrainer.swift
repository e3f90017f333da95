/// A tensor that is made when it is asked for, so that not all of them are in memory at once.
public struct SavedTensor: Sendable {
  /// Its name in a checkpoint.
  public let name: String
  private let make: @Sendable () -> NamedTensor

  init(name: String, _ make: @escaping @Sendable () -> NamedTensor) {
    self.name = name
    self.make = make
  }

  /// A tensor that is in memory already.
  public init(_ tensor: NamedTensor) { self.init(name: tensor.name) { tensor } }

  /// The tensor, made anew each time.
  public var tensor: NamedTensor { make() }
}

/// A state that can be saved: one by itself, or a copy taken in the middle of training.
public protocol SavedTrainer: Sendable {
  /// The state without those of its tensors that are many numbers.
  var stateWithoutBlocks: TrainerState { get }
  /// All tensors.
  var savedTensors: [SavedTensor] { get }
}

extension TrainerState: SavedTrainer {
  /// The state itself, which holds all its tensors.
  public var stateWithoutBlocks: TrainerState { self }
  /// All tensors of the state.
  public var savedTensors: [SavedTensor] { tensors.map(SavedTensor.init) }
}

extension TrainerCopy: SavedTrainer {
  /// The tensors of the state and those of the copied blocks.
  public var savedTensors: [SavedTensor] {
    stateWithoutBlocks.tensors.map(SavedTensor.init) + blocks.flatMap(\.tensors)
  }
}

extension SavedTrainer {
  /// Steps done.
  public var step: Int { stateWithoutBlocks.counters.step }

  /// Whether every weight, average and moment is finite; only then can training go on from it.
  public var isFinite: Bool {
    savedTensors.allSatisfy { saved in
      guard case .float32(let values) = saved.tensor.values else { return true }
      return values.withUnsafeBufferPointer(\.areFinite)
    }
  }

  /// SHA-256 of the names and bits of both networks and the average, in hexadecimal. Optimisers and
  /// settings are left out: it answers whether two runs arrived at the same weights.
  public var weightsFingerprint: String {
    let sum = Checksum(.sha256)
    let weights = savedTensors.filter { TrainerState.isWeight($0.name) }
    for tensor in weights.sorted(by: { $0.name < $1.name }).lazy.map(\.tensor) {
      sum.update("\(tensor.name) \(tensor.shape)\n")
      switch tensor.values {
      case .float32(let values): values.withUnsafeBytes(sum.update)
      case .int64(let values): values.withUnsafeBytes(sum.update)
      }
    }
    return sum.digest
  }
}

/// Why a state is saved.
public struct SavePurpose: Equatable, Sendable {
  /// Because of whom.
  public let origin: RunEvent.Origin
  /// Whether its digits are the best so far.
  public let isBest: Bool
  /// The name it is to have beside that of its step.
  public let name: String?

  /// Saved by `origin`, as the best so far or not, and under `name` as well unless that is nil.
  public init(_ origin: RunEvent.Origin, isBest: Bool = false, name: String? = nil) {
    self.origin = origin
    self.isBest = isBest
    self.name = name
  }
}
