import Foundation
import Testing

@testable import GANEngine
@testable import RunStore
@testable import ganscope

/// Every reader of files is given broken ones: it may refuse them, it may not trap, hang or fill memory.
///
/// `GANSCOPE_FUZZ` says how many, `GANSCOPE_FUZZ_SEED` which. What a reader trapped on is left in the
/// folder for temporary files, as `ganscope-fuzz-`, the reader's name and the number of the process.
@Suite struct FuzzTests {
  enum Reader: String, CaseIterable, Sendable {
    case idx, safetensors, journal, metrics, description, preferences, scores, numpy, png, recipe
  }

  private static let environment = ProcessInfo.processInfo.environment
  private static let count = environment["GANSCOPE_FUZZ"].flatMap(Int.init) ?? 1_000
  private static let seed = environment["GANSCOPE_FUZZ_SEED"].flatMap(UInt64.init) ?? 1

  @Test(arguments: Reader.allCases) func brokenFilesAreNoTrap(reader: Reader) throws {
    let folder = NSTemporaryDirectory() + "ganscope-fuzz-\(UUID().uuidString)"
    let directory = try RunDirectory.use(folder, resuming: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var mutator = Mutator(try Self.specimens(of: reader, directory), seed: Self.seed)
    let path = NSTemporaryDirectory() + "ganscope-fuzz-\(reader)-\(getpid())"
    var slowest = Duration.zero
    for _ in 0..<Self.count {
      let bytes = mutator.next()
      try Self.write(bytes, to: path)
      let start = ContinuousClock.now
      Self.read(path, by: reader)
      slowest = max(slowest, start.duration(to: .now))
    }
    unlink(path)
    #expect(slowest < .seconds(10))
  }

  private static func specimens(
    of reader: Reader, _ directory: RunDirectory
  ) throws -> [[UInt8]] {
    func recorded(_ path: (RunDirectory) -> String) throws -> [UInt8] {
      try Specimens.run(in: directory)
      return try Specimens.bytes(of: path(directory))
    }
    switch reader {
    case .idx: return Specimens.idx
    case .safetensors:
      return [try recorded { $0.checkpoints().first ?? "" }, Specimens.otherTensors]
    case .journal: return [try recorded(\.journalPath)]
    case .metrics: return [try recorded(\.metricsPath)] + Specimens.metrics
    case .description: return [try recorded(\.descriptionPath)]
    case .preferences: return Specimens.preferences
    case .scores:
      var scores = Scores(judge: "906a75e5", count: 2000, reference: "test10k", step: 10)
      (scores.frechet, scores.withinClassRatios) = (.infinity, [nil, 0.5])
      let file = ScoresFile(path: directory.scoresPath)
      for _ in 0..<2 { file.append(scores) }
      #expect(file.flush() == nil)
      return [try Specimens.bytes(of: directory.scoresPath)]
    case .numpy: return Specimens.arrays
    case .png: return [try Specimens.sheet()]
    case .recipe: return Specimens.recipes
    }
  }

  /// All that the program does with such a file.
  private static func read(_ path: String, by reader: Reader) {
    switch reader {
    case .idx:
      guard let file = try? IDXFile(path: path) else { return }
      if file.kind == .labels {
        _ = try? file.labels()
      } else if let pixels = try? file.pixels(inMemoryUpTo: 16) {
        _ = ImageDataset(name: "", bytes: pixels, labels: [], height: 3, width: 3).fingerprint
      }
    case .safetensors:
      if let file = try? SafeTensors(contentsOf: path) {
        _ = try? Judge(tensors: file.tensors, metadata: file.metadata)
      }
      _ = Checkpoint.holdsWeightsOnly(path)
      if let state = try? Checkpoint.read(path) { _ = state.isFinite }
    case .journal:
      if let events = try? Journal.contents(of: path).events { _ = ReplayPlan(events) }
      if let excerpt = try? JournalExcerpt(path, limit: 700) {
        _ = excerpt.entries.map { ($0.text, $0.seconds) }
      }
    case .metrics:
      _ = try? MetricsTable.rows(of: path)
      _ = History(metrics: path, through: 4)
      if let file = try? MetricsFile(path) { _ = try? file.curve("d_loss", pieces: 3) }
    case .description:
      if let description = try? RunDescription(contentsOf: path) {
        _ = description.configuration.findings(description.configuration.hyperparameters)
      }
    case .preferences: _ = PreferencesFile(path: path).notes
    case .scores: _ = ScoresFile.best(of: ScoresFile.contents(of: path))
    case .numpy: _ = try? NumPyFile.read(path)
    case .recipe:
      guard let preset = try? Preset(recipe: path) else { return }
      let configuration = preset.configuration
      _ = configuration.findings(configuration.hyperparameters)
      try? configuration.check(height: 28, width: 28)
      _ = (PresetReport(preset).text(), preset.recipe)
    case .png:
      if let sheet = try? SampleSheet(contentsOf: path) {
        _ = try? sheet.images(height: 4, width: 4)
      }
    }
  }

  // Foundation forces every file to disk.
  private static func write(_ bytes: [UInt8], to path: String) throws {
    let stream = try #require(fopen(path, "wb"))
    fwrite(bytes, 1, bytes.count, stream)
    fclose(stream)
  }
}
