import Foundation
import Testing

@testable import GANEngine

/// States to go back to, in memory and in files.
@Suite struct TrainerMemoriesTests {
  private func folder() throws -> String {
    let path = NSTemporaryDirectory() + "ganscope-memories-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  private func floats(_ trainer: borrowing Trainer) -> [NamedTensor] {
    trainer.blocks.flatMap(\.tensors).map(\.tensor)
  }

  /// Where they lie changes neither which there are nor a single bit of them.
  @Test(arguments: [nil, "there", "gone"]) func goesBackToTheBit(place: String?) throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var memories = TrainerMemories(in: place.map { "\(folder)/\($0)" })
    if place == "there" { mkdir("\(folder)/there", 0o700) }
    var trainer = try Trainer(TinyGAN.configuration(), data: TinyGAN.data)
    var room = TrainerBuffers()
    var known: [Int: [NamedTensor]] = [:]
    for _ in 0..<20 {
      memories.record(trainer, in: &room, always: true)
      known[trainer.stepCount] = floats(trainer)
      for _ in 0..<3 { _ = trainer.step() }
    }
    memories.settle()
    let steps = memories.steps
    #expect(steps == (4..<20).map { $0 * 3 })
    for step in [57, 45, 12] {
      let found = memories.goBack(to: step)
      let memory = try #require(found)
      let isBack = memory.restore(&trainer)
      #expect(isBack)
      let (reached, numbers) = (trainer.stepCount, floats(trainer))
      #expect(reached == step && numbers == known[step])
      _ = trainer.step()
    }
    let left = memories.steps
    #expect(left == [12])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder)
        == (place == "there" ? ["there"] : []))
    #expect((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/there")) ?? [] == [])
  }

  @Test func numbersInAFileLeaveTheirBuffersToOthers() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let trainer = try Trainer(TinyGAN.configuration(), data: TinyGAN.data)
    var room = TrainerBuffers()
    let counts = trainer.blocks.map(\.count)
    let memory = TrainerMemory(trainer, in: &room)
    let queue = DispatchQueue(label: "files")
    let second = ObjectIdentifier(room.take(counts))
    memory.stow(in: folder, on: queue)
    queue.sync {}
    // The first of the two is free again as well, and no third is made.
    let (a, b) = (room.take(counts), room.take(counts))
    #expect(a !== b && [a, b].contains { ObjectIdentifier($0) == second })
  }

  @Test func aFileThatCannotBeReadChangesNothing() throws {
    let buffers = TrainerCopy.Buffers([3, 5])
    buffers.storages[1].elements[4] = 7
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = try #require(BufferFile(buffers, in: folder))
    let back = TrainerCopy.Buffers([3, 5])
    #expect(file.read(into: back) && back.storages[1].elements[4] == 7)
    #expect(!file.read(into: TrainerCopy.Buffers([3, 6])))
    #expect(BufferFile(buffers, in: "\(folder)/nowhere") == nil)
  }
}
