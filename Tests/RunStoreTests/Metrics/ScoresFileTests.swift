import Foundation
import GANEngine
import Testing

@testable import RunStore

@Suite struct ScoresFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func scores(_ frechet: Double?, step: Int, count: Int) -> Scores {
    var scores = Scores(judge: "906a75e5", count: count, reference: "test10k", step: step)
    scores.frechet = frechet
    scores.withinClassRatios = [nil, 0.5]
    return scores
  }

  @Test func readsWhatItWrote() throws {
    let path = folder.file("scores.jsonl")
    let all = [
      scores(30.5, step: 10, count: 2000), scores(.infinity, step: 20, count: 10_000),
      scores(40, step: 30, count: 10_000), scores(35, step: 40, count: 10_000),
      scores(nil, step: 50, count: 10_000),
    ]
    let file = ScoresFile(path: path)
    for scores in all { file.append(scores) }
    #expect(file.flush() == nil)
    #expect(ScoresFile.contents(of: path) == all)
    // Fewer digits make a smaller distance that compares with nothing.
    #expect(ScoresFile.best(of: all)?.step == 40)
    #expect(ScoresFile.best(of: []) == nil)
  }

  @Test func countsThatOverflowAreNoScores() throws {
    let path = folder.file("scores.jsonl")
    let line =
      #"{"judge":"j","count":9,"reference":"r","classHistogram":{"counts":[9223372036854775807,1]}}"#
    try (line + "\n").write(toFile: path, atomically: false, encoding: .utf8)
    #expect(ScoresFile.contents(of: path).isEmpty)
  }

  @Test func aTornLineIsLeftOut() throws {
    let path = folder.file("scores.jsonl")
    let file = ScoresFile(path: path)
    file.append(scores(1, step: 1, count: 10))
    file.flush()
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("{\"step\":2".utf8))
    try handle.close()
    #expect(ScoresFile.contents(of: path).count == 1)
    #expect(ScoresFile.contents(of: folder.file("none")).isEmpty)
  }
}
