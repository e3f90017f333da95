import ArgumentParser
import Foundation
import RunStore
import Testing

@testable import GANEngine
@testable import ganscope

@Suite struct RunPlanTests {
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "ganscope-plan-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  /// A data set of grey images of `height × width`, under names of its own.
  private func write(height: Int, width: Int, count: Int = 200, labelled: Bool = true) throws {
    func word(_ value: Int) -> [UInt8] {
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
    let images = word(0x803) + word(count) + word(height) + word(width)
    let pixels = (0..<count * height * width).map { UInt8(truncatingIfNeeded: $0 * 37) }
    let labels = word(0x801) + word(count) + (0..<count).map { UInt8($0 % 10) }
    try Data(images + pixels).write(to: URL(fileURLWithPath: folder + "/shirts"))
    guard labelled else { return }
    try Data(labels).write(to: URL(fileURLWithPath: folder + "/kinds"))
  }

  private func plan(_ arguments: String...) throws -> RunPlan {
    try RunPlan(try RunOptions.parse(["--data", folder] + arguments))
  }

  private func message(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "nothing"
    } catch { return RunOptions.message(for: error) }
  }

  @Test func aRunOfEmbeddedDigitsGoesOnWithThem() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try DataOptions.parse([]).load(for: DigitCorpus.embeddedName).isEmbedded)
    try write(height: 28, width: 28)
    let named = try DataOptions.parse(["--data", folder])
    #expect(try !named.load(for: DigitCorpus.embeddedName).isEmbedded)
  }

  @Test func aRecipeOfOnesOwnIsTrained() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write(height: 28, width: 28)
    let path = folder + "/mine.json"
    let text = try #require(Preset.named("conv")).recipe
      .replacing("\"outputs\": 256", with: "\"outputs\": 96")
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    let plan = try plan("--recipe", path, "--seed", "3", "--set", "run.batch=16")
    #expect(plan.configuration.preset == "mine" && plan.configuration.seed == 3)
    #expect(plan.configuration.generator.layers.first == .linear(outputs: 96))
    #expect(plan.configuration.batch == 16)
    #expect(
      message { _ = try self.plan("--recipe", path, "--preset", "conv") }
        .contains("--preset and --recipe both say what to train"))
    for (name, value) in [("--generator", "16-32-784"), ("--set", "generator.batchNorm=all")] {
      #expect(
        message { _ = try self.plan("--recipe", path, name, value) }
          .contains("belongs to perceptrons, and 'mine' lists the layers"))
    }
    #expect(
      message { _ = try self.plan("--recipe", folder) }.contains("a folder; expected the file"))
  }

  @Test func aRecipeForOtherImagesIsRefused() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write(height: 30, width: 30)
    let path = folder + "/mine.json"
    try Data(try #require(Preset.named("conv")).recipe.utf8).write(to: URL(fileURLWithPath: path))
    #expect(
      message { _ = try self.plan("--recipe", path) }
        .contains("images are 30×30 = 900 pixels, the generator draws 28×28×1 = 784"))
  }

  @Test(arguments: [20, 28, 32, 64])
  func networksFitTheImages(side: Int) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write(height: side, width: side)
    let plan = try plan("--batch", "8", "--seed", "1")
    let preset = Preset.standard.configuration
    let (drawing, judging) = (preset.generator.perceptron, preset.discriminator.perceptron)
    #expect(
      plan.configuration.generator.perceptron?.widths
        == (drawing?.widths.dropLast() ?? []) + [side * side])
    #expect(
      plan.configuration.discriminator.perceptron?.widths
        == [side * side] + (judging?.widths.dropFirst() ?? []))
    var configuration = plan.configuration
    configuration.generator.perceptron?.widths = [8, 16, side * side]
    configuration.discriminator.perceptron?.widths = [side * side, 16, 1]
    var trainer = try Trainer(configuration, data: try plan.corpus.training())
    #expect(trainer.step().isFinite)
    #expect(try trainer.samples(count: 3).height == side)
  }

  @Test(
    arguments: [
      (
        20, [],
        "(of the preset 'balanced', without --batch), found 20 images; say --batch 20, or less"
      ),
      (20, ["--batch", "21"], "expected images for a batch of 21 (--batch), found 20 images"),
      (1, [], "found 1 image; more images are needed"),
      (0, [], "found a header that promises 0; a batch (--batch) takes 1 at least"),
      (
        21, ["--set", "discriminator.packing=2", "--batch", "22"],
        "a batch of 22 (--batch), found 21 images; say --batch 20, or less"
      ),
    ] as [(Int, [String], String)])
  func aBatchLargerThanTheSet(count: Int, arguments: [String], expected: String) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write(height: 28, width: 28, count: count)
    let words = message {
      _ = try RunPlan(try RunOptions.parse(["--data", folder] + arguments))
    }
    #expect(words.contains(expected), "\(words)")
  }

  @Test func imagesWithoutLabelsTrainWhatAsksForNone() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write(height: 28, width: 28, labelled: false)
    let plan = try plan("--preset", "dense128", "--batch", "8", "--threads", "1")
    let data = try plan.corpus.training()
    #expect(data.labels.isEmpty && data.count == 200 && !data.fingerprint.isEmpty)
    var trainer = try Trainer(plan.configuration, data: data)
    #expect(trainer.step().isFinite)
    let report = try DataReport(plan.corpus, home: nil)
    #expect(report.text.contains("no labels"))
    let words = message { _ = try self.plan("--preset", "conditional") }
    for part in ["'conditional'", "run.classes", "no labels", "--set run.classes=0"] {
      #expect(words.contains(part), "\(words)")
    }
    #expect(
      try self.plan("--preset", "conditional", "--set", "run.classes=0").corpus.isLabelled == false)
    var told = plan.configuration
    told.classes = 10
    #expect(throws: EngineError.labelsMissing(classes: 10)) { try told.check(data) }
  }

  @Test func widthsThatWereTypedStay() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write(height: 32, width: 32)
    let plan = try plan("--generator", "10-20-1024")
    #expect(plan.configuration.generator.perceptron?.widths == [10, 20, 1024])
    #expect(plan.configuration.discriminator.perceptron?.widths.first == 1024)
    let words = message { _ = try self.plan("--discriminator", "784-512-256-1") }
    #expect(words.contains("32×32 = 1024 pixels, the discriminator takes 784 numbers"))
  }

  @Test(arguments: [(32, 20), (65, 65)])
  func otherShapesAreRefused(height: Int, width: Int) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write(height: height, width: width)
    let words = message { _ = try plan() }
    #expect(words.contains("expected square images of 1 to 64 pixels a side"))
    #expect(words.contains("found \(height)×\(width)"))
  }

  @Test func settingsOfBothKindsAreTaken() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write(height: 28, width: 28)
    let plan = try plan(
      "--set", "run.batch=64", "--set", "loss.kind=hinge", "--set", "generator.batchNorm=none")
    #expect(plan.configuration.batch == 64)
    #expect(plan.configuration.hyperparameters.lossKind == .hinge)
    #expect(plan.configuration.generator.perceptron?.batchNorm == LayerSelection.none)
  }

  @Test(
    arguments: [
      (["--set", "run.batch=64"], "run.batch"), (["--generator", "10-784"], "generator.widths"),
      (["--set", "loss.kind=hinge"], nil),
    ] as [([String], String?)])
  func aResumedRunKeepsWhatIsFixed(arguments: [String], name: String?) throws {
    // A folder of checkpoints is what makes a run one.
    _ = try RunDirectory.use(folder, resuming: false)
    let words = message { _ = try RunOptions.parse(["--resume", folder] + arguments) }
    if let name {
      #expect(words.contains("\(name) belongs to the run that is resumed and cannot change"))
    } else {
      #expect(words == "nothing")
    }
  }

  @Test func whatCannotBeGoneOnFromIsNamedRatherThanItsOptions() throws {
    try "<!DOCTYPE html>".write(toFile: folder + "/c", atomically: false, encoding: .utf8)
    let words = message {
      _ = try RunPlan(
        try RunOptions.parse(["--resume", folder + "/c", "--preset", "dense128"]))
    }
    #expect(words.contains("/c: expected a safetensors file, found a web page (HTML)"))
  }
}
