import Dispatch

/// The newest memories of a trainer, one every `interval` steps, in bounded memory or in files.
struct TrainerMemories: ~Copyable {
  /// Steps between two memories.
  static let interval = 500
  // Four memories of the default networks.
  private static let budget = 176 << 20
  private var memories: [TrainerMemory] = []
  private let folder: String?
  private let queue = DispatchQueue(label: "ganscope.memories", qos: .utility)

  /// Memories that go into files in `folder`, where it is given and takes them.
  init(in folder: String? = nil) { self.folder = folder }

  /// The steps that can be gone back to, oldest first.
  var steps: [Int] { memories.map(\.step) }

  /// Remembers the trainer where its step is due, or `always`, unless a number of it is not finite.
  /// Room for the copy comes from `room`.
  mutating func record(
    _ trainer: borrowing Trainer, in room: inout TrainerBuffers, always: Bool = false
  ) {
    guard always || trainer.stepCount.isMultiple(of: Self.interval), trainer.isFinite else {
      return
    }
    defer { stowNewest() }
    if let last = memories.last, last.step == trainer.stepCount {
      last.record(trainer, in: &room)
      return
    }
    if memories.count >= Self.limit(for: trainer) { memories.removeFirst() }
    memories.append(TrainerMemory(trainer, in: &room))
  }

  /// How many states of a trainer are remembered.
  static func limit(for trainer: borrowing Trainer) -> Int {
    min(max(budget / max(TrainerMemory.size(of: trainer), 1), 2), 16)
  }

  /// Puts the numbers of a memory that is kept elsewhere into a file, where these are in files.
  func stow(_ memory: TrainerMemory) {
    if let folder { memory.stow(in: folder, on: queue) }
  }

  private func stowNewest() {
    if let last = memories.last { stow(last) }
  }

  /// Returns when no file is being written any more.
  func settle() { queue.sync {} }

  /// The memory `count` back, 1 being the newest that lies before `step`; the oldest where there are
  /// fewer. Forgets those after it.
  mutating func goBack(_ count: Int, from step: Int) -> TrainerMemory? {
    while memories.count > 1, let last = memories.last, last.step >= step {
      memories.removeLast()
    }
    for _ in 1..<max(count, 1) where memories.count > 1 { memories.removeLast() }
    return memories.last
  }

  /// The newest memory at or before `step`.
  func newest(through step: Int) -> TrainerMemory? { memories.last { $0.step <= step } }

  /// Takes up a memory from elsewhere and forgets those after it.
  mutating func adopt(_ memory: TrainerMemory) {
    memories.removeAll { $0.step >= memory.step }
    memories.append(memory)
    stowNewest()
  }

  /// Takes up the memory of a state that was left for that of step `target`, in place of those made
  /// since.
  mutating func comeBack(with memory: TrainerMemory, from target: Int) {
    memories.removeAll { $0.step > target }
    adopt(memory)
  }

  /// The memory of exactly that step; forgets those after it.
  mutating func goBack(to step: Int) -> TrainerMemory? {
    guard let index = memories.lastIndex(where: { $0.step == step }) else { return nil }
    memories.removeSubrange((index + 1)...)
    return memories[index]
  }
}
