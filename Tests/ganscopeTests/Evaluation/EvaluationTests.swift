import ArgumentParser
import Foundation
import GANEngine
import RunStore
import Testing

@testable import ganscope

@Suite struct EvaluationTests {
  private static let corpus = try? DataSearch(option: "digits", environment: [:]).corpus()
  private static let digits: SampleImages? = try? corpus?.test().map { SampleImages($0) }
  /// What the JSON must have, whatever could be taken.
  private static let members: Set = [
    "frechet", "frechetFloor", "score", "kid", "precision", "recall", "density", "coverage",
    "classHistogram", "klToPrior", "confidence", "judge", "count", "reference", "isolatedShare",
    "memorising", "labelAccuracy", "trainedOnGenerated", "withinClassRatios", "skipped",
  ]

  private func temporary(_ name: String) -> String {
    NSTemporaryDirectory() + "ganscope-\(UUID().uuidString)-\(name)"
  }

  private func object(_ evaluation: Evaluation) throws -> [String: Any] {
    let json = try EvaluationReport(evaluation: evaluation, seconds: 1).json
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(Self.members.isSubset(of: object.keys))
    return object
  }

  @Test func scoresAFileOfDigits() throws {
    let path = temporary("digits.npy")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let digits = try #require(Self.digits)
    try NumPyFile.write(digits.images(at: 0..<300), to: path)
    let examined = try ExaminedImages(array: path, count: 200, seed: 0)
    let yardstick = try ImageScorer(threads: 2)
    var evaluation = try Evaluation(examined, by: yardstick, threads: 2)
    try evaluation.compare(with: #require(Self.corpus), refusal: "not asked for")
    let object = try object(evaluation)
    #expect(object["judge"] as? String == yardstick.judge.hash)
    #expect(object["reference"] as? String == "test10k" && object["count"] as? Int == 200)
    #expect((object["classHistogram"] as? [Int])?.reduce(0, +) == 200)
    // Drawn digits are legible, and show every class.
    #expect(try #require(object["confidence"] as? Double) > 0.8)
    #expect(try #require(object["score"] as? Double) > 6)
    #expect(try #require(object["recall"] as? Double) <= 1)
    #expect(object["labelAccuracy"] is NSNull && object["memorising"] is NSNull)
    let skipped = try #require(object["skipped"] as? [String: String])
    #expect(skipped["memorising"] == "not asked for" && skipped["labelAccuracy"] != nil)
    let text = EvaluationReport(evaluation: evaluation, seconds: 1).text
    for part in [
      "judge=\(yardstick.judge.hash) N=200 ref=test10k", "Fréchet distance", "recall",
      "classes, in %", "not told: memorising: not asked for",
    ] { #expect(text.contains(part), "\(part) in \(text)") }
  }

  @Test func tooFewImagesAreRefused() throws {
    let path = temporary("few.npy")
    defer { try? FileManager.default.removeItem(atPath: path) }
    try NumPyFile.write(
      SampleImages(pixels: Array(repeating: 0, count: 12 * 784), height: 28, width: 28), to: path)
    #expect(throws: Failure.self) { try ExaminedImages(array: path, count: 13, seed: 0) }
    #expect(try ExaminedImages(array: path, count: nil, seed: 0).images.count == 12)
  }

  /// A generator that is told what to draw, before its first step: copies nothing, knows nothing.
  @Test func scoresAConditionalGenerator() throws {
    let path = temporary("new.safetensors")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let corpus = try #require(Self.corpus)
    var configuration = try #require(Preset.named("conditional")).configuration
    configuration.threads = 2
    let trainer = try Trainer(configuration, data: try #require(try corpus.test()))
    try Checkpoint.write(trainer.state(), to: path)
    let examined = try ExaminedImages(
      checkpoint: path, count: 200, seed: 0, weights: .average, threads: 2)
    #expect(examined.images.count == 200 && examined.images.labels.count == 200)
    var evaluation = try Evaluation(examined, by: ImageScorer(threads: 2), threads: 2)
    try evaluation.compare(with: corpus, refusal: nil)
    let object = try object(evaluation)
    #expect(try #require(object["labelAccuracy"] as? Double) < 0.35)
    #expect(try #require(object["frechet"] as? Double) > 300)
    let copies = try #require(object["memorising"] as? [String: Double])
    #expect(try #require(copies["ratio"]) > 0.5)
    #expect((object["skipped"] as? [String: String])?.keys.sorted() == ["trainedOnGenerated"])
  }

  /// A training digit is a copy of itself.
  @Test func copiesAreFound() throws {
    let corpus = try #require(Self.corpus)
    let path = temporary("copies.npy")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let training = SampleImages(try corpus.training())
    try NumPyFile.write(training.images(at: 0..<50), to: path)
    let examined = try ExaminedImages(array: path, count: nil, seed: 0)
    var evaluation = try Evaluation(examined, by: nil, refusal: "none", threads: 2)
    try evaluation.compare(with: corpus, refusal: nil)
    let check = try #require(evaluation.scores.memorising)
    #expect(check.generated == 0 && check.copiedShare == 1 && check.test > 1)
  }

  @Test func withoutAJudgeTheReasonIsTold() throws {
    let run = try RecordedRun()
    try run.session(through: 3) { session, _ in session.waitUntilStopped() }
    let examined = try ExaminedImages(
      checkpoint: run.directory.path, count: 50, seed: 0, weights: .trained, threads: 2)
    #expect(examined.data == "noise" && examined.step == 3)
    let refusal = try #require(Judge.refusal(data: examined.data, height: 8, width: 8))
    #expect(refusal.contains("noise"))
    let object = try object(Evaluation(examined, by: nil, refusal: refusal, threads: 2))
    #expect(object["judge"] is NSNull && object["frechet"] is NSNull)
    #expect((object["skipped"] as? [String: String])?["frechet"] == refusal)
    #expect(throws: Failure.self) { try ImageScorer(threads: 1).scores(of: examined.images) }
    let corpus = try #require(Self.corpus)
    #expect(RealDigits.refusal(corpus, isNamed: false, for: examined)?.contains("fetch") == true)
    #expect(RealDigits.refusal(corpus, isNamed: true, for: examined)?.contains("noise") == true)
  }

  @Test func aFileThatIsNoJudgeIsNamed() throws {
    let path = temporary("none.safetensors")
    defer { try? FileManager.default.removeItem(atPath: path) }
    try SafeTensors(tensors: []).write(to: path)
    let error = #expect(throws: Failure.self) { try JudgeReader.judge(in: path) }
    #expect(error?.description.hasPrefix("\(path): a judge needs") == true)
  }

  /// Another judge's numbers are of its own reference; the embedded one by its file gives the same
  /// hash.
  @Test func aJudgeInAFileLooksAtTestDigits() throws {
    let asset = URL(fileURLWithPath: #filePath)
      .appendingPathComponent("../../../../Assets/judge.safetensors").standardized.path
    let test = try #require(try Self.corpus?.test())
    let yardstick = try ImageScorer(JudgeReader.judge(in: asset), test: test, threads: 2)
    #expect(yardstick.reference.name == "embedded digits:test10k")
    #expect(try yardstick.judge.hash == Judge.embedded().hash)
    let scores = try yardstick.scores(of: try #require(Self.digits))
    #expect(abs(try #require(scores.frechetRaw)) < 0.01)
    #expect(scores.precision == 1 && scores.recall == 1)
    // The prior is of what the digits are, the histogram of what the judge takes them for.
    #expect(try #require(scores.klToPrior) < 0.01)
  }

  @Test(arguments: [
    ["evaluate"], ["evaluate", "--calibrate", "x"], ["evaluate", "x", "--count", "3"],
    ["evaluate", "--calibrate", "--count", "100"], ["evaluate", "x", "--threads", "0"],
  ])
  func senselessOptionsAreRefused(arguments: [String]) {
    #expect(throws: (any Error).self) { try Main.parseAsRoot(arguments) }
  }

  @Test func theLadderIsToldInFull() throws {
    var ladder = ScoreLadder()
    for (rung, distance) in [(ScoreLadder.Rung.train, 5.0), (.weakNoise, 4)] {
      var scores = Scores(judge: "1a2b", count: 10, reference: "test10k")
      (scores.frechetRaw, scores.frechet) = (distance, .nan)
      ladder.add(rung, scores)
    }
    let report = CalibrationReport(ladder: ladder)
    #expect(report.text.contains("judge=1a2b ref=test10k"))
    #expect(report.text.contains("cannot be trusted: test digits + noise 0.1 before"))
    let json = try JSONSerialization.jsonObject(with: Data(try report.json.utf8))
    let object = try #require(json as? [String: Any])
    #expect(object["misplaced"] as? [[String]] == [["train", "weakNoise"]])
    #expect((object["rungs"] as? [[String: Any]])?.first?["frechet"] is NSNull)
  }
}
