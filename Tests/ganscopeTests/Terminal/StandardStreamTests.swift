import ArgumentParser
import Foundation
import Synchronization
import Testing

@testable import ganscope

/// Readers of every kind: attentive, slow, dead, and disks that are full.
@Suite struct StandardStreamTests {
  private final class Losses: Sendable {
    let all = Mutex<[String]>([])
    func add(_ loss: String) { all.withLock { $0.append(loss) } }
  }

  private func pipe() throws -> (reader: Int32, writer: Int32) {
    var ends: [Int32] = [-1, -1]
    try #require(Foundation.pipe(&ends) == 0)
    StandardStream.prepare()
    return (ends[0], ends[1])
  }

  private func read(_ descriptor: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = Foundation.read(descriptor, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self)
  }

  @Test func whatIsToldComesInOrderBeforeWhatIsPrinted() throws {
    let (reader, writer) = try pipe()
    defer { close(reader) }
    let stream = StandardStream(writer, "a pipe")
    for number in 0..<100 { stream.tell("\(number) ") }
    try stream.print("printed")
    #expect(read(reader) == (0..<100).map { "\($0) " }.joined() + "printed\n")
    close(writer)
  }

  @Test func aReaderThatIsGoneIsToldOfOnceAndEndsNothing() throws {
    let (reader, writer) = try pipe()
    close(reader)
    defer { close(writer) }
    let (stream, losses) = (StandardStream(writer, "a pipe"), Losses())
    stream.onLoss(losses.add)
    for _ in 0..<10 { stream.tell("nobody reads this\n") }
    #expect(throws: ExitCode(128 + SIGPIPE)) { try stream.print("nor this") }
    #expect(
      losses.all.withLock { $0 } == ["a pipe is not taken any more (Broken pipe); the run goes on"])
  }

  @Test func whoListensLaterHearsOfALossToo() throws {
    let stream = StandardStream(-1, "nothing")
    stream.tell("lost")
    #expect(throws: Failure.self) { try stream.print("lost") }
    let losses = Losses()
    stream.onLoss(losses.add)
    #expect(losses.all.withLock(\.count) == 1)
  }

  @Test func aReaderThatDoesNotReadKeepsNobodyWaiting() throws {
    let (reader, writer) = try pipe()
    defer { close(writer) }
    let (stream, losses) = (StandardStream(writer, "a pipe", limit: 1 << 18), Losses())
    stream.onLoss(losses.add)
    let line = String(repeating: "x", count: 999) + "\n"
    let start = ContinuousClock.now
    for _ in 0..<1000 { stream.tell(line) }
    stream.drain(patience: 0.2)
    #expect(start.duration(to: .now) < .seconds(5))
    #expect(losses.all.withLock { $0.first }?.contains("nobody reads it") == true)
    // What waits goes out whole as soon as somebody reads, and what comes then.
    var taken = ""
    while taken.count < 1 << 18 - 1000 { taken += read(reader) }
    stream.tell("the last one\n")
    while !taken.hasSuffix("the last one\n") { taken += read(reader) }
    let lines: [Substring] = taken.split(separator: "\n" as Character)
    #expect(lines.dropLast().allSatisfy { $0.utf8.count == 999 })
    close(reader)
  }

  @Test func aFullDiskIsTriedAgain() throws {
    let device = open("/dev/full", O_WRONLY)
    guard device >= 0 else { return }
    let (reader, writer) = try pipe()
    defer { close(reader) }
    let (stream, losses) = (StandardStream(device, "a disk"), Losses())
    stream.onLoss(losses.add)
    stream.tell("lost\n")
    stream.drain(patience: 1)
    #expect(
      losses.all.withLock { $0 } == [
        "a disk is not taken any more (No space left on device); the run goes on"
      ])
    #expect(throws: Failure.self) { try stream.print("lost") }
    try #require(dup2(writer, device) >= 0)
    stream.tell("there is room again\n")
    stream.drain(patience: 1)
    #expect(read(reader) == "there is room again\n")
    close(device)
    close(writer)
  }
}
