/// The newest memories of a trainer, one every `interval` steps, in bounded memory.
struct TrainerMemories: ~Copyable {
  /// Steps between two memories.
  static let interval = 500
  // Four memories of the default networks: what a run holds is held within its first minute.
  private static let budget = 176 << 20
  private var memories: [TrainerMemory] = []
  private var spare: [TrainerMemory] = []

  init() {}

  /// The steps that can be gone back to, oldest first.
  var steps: [Int] { memories.map(\.step) }

  /// Remembers the trainer where its step is due, or `always`, unless it has come to no numbers.
  mutating func record(_ trainer: borrowing Trainer, always: Bool = false) {
    guard always || trainer.stepCount.isMultiple(of: Self.interval), trainer.isFinite else {
      return
    }
    guard memories.last?.step != trainer.stepCount else {
      memories.last?.record(trainer)
      return
    }
    if memories.count >= Self.limit(for: trainer) { spare.append(memories.removeFirst()) }
    if let memory = spare.popLast() {
      memory.record(trainer)
      memories.append(memory)
    } else {
      memories.append(TrainerMemory(trainer))
    }
  }

  /// How many states of a trainer are remembered.
  static func limit(for trainer: borrowing Trainer) -> Int {
    min(max(budget / max(TrainerMemory.size(of: trainer), 1), 2), 16)
  }

  /// Forgets everything, as a run that goes on from a checkpoint does.
  mutating func forget() {
    spare += memories
    memories = []
  }

  /// The memory `count` back, 1 being the newest that lies before `step`; the oldest where there are
  /// fewer. Forgets those after it.
  mutating func goBack(_ count: Int, from step: Int) -> TrainerMemory? {
    while memories.count > 1, let last = memories.last, last.step >= step {
      spare.append(memories.removeLast())
    }
    for _ in 1..<max(count, 1) where memories.count > 1 { spare.append(memories.removeLast()) }
    return memories.last
  }

  /// The newest memory at or before `step`.
  func newest(through step: Int) -> TrainerMemory? { memories.last { $0.step <= step } }

  /// Takes up a memory from elsewhere and forgets those after it.
  mutating func adopt(_ memory: TrainerMemory) {
    spare += memories.filter { $0.step >= memory.step }
    memories.removeAll { $0.step >= memory.step }
    memories.append(memory)
  }

  /// Takes up the memory of a state that was left for that of step `target`, in place of those made
  /// since.
  mutating func comeBack(with memory: TrainerMemory, from target: Int) {
    let others = memories.filter { $0.step > target }
    spare += others
    memories.removeAll { $0.step > target }
    adopt(memory)
  }

  /// The memory of exactly that step; forgets those after it.
  mutating func goBack(to step: Int) -> TrainerMemory? {
    guard let index = memories.lastIndex(where: { $0.step == step }) else { return nil }
    spare += memories[(index + 1)...]
    memories.removeSubrange((index + 1)...)
    return memories[index]
  }
}
