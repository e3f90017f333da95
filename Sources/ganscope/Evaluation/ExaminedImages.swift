import Foundation
import GANEngine
import RunStore
import SystemPackage

/// Images to be scored, and what is known of where they come from.
struct ExaminedImages {
  /// The fewest that moments and neighbours can be taken of.
  static let fewest = 10
  /// As many as a checkpoint is asked for unless told otherwise.
  static let usualCount = 10_000

  /// With the labels asked for, where a generator was told some.
  let images: SampleImages
  /// What a report calls them.
  let name: String
  var step: Int?
  /// Which weights drew them.
  var weights: ImageGenerator.Weights?
  /// The name of the data set that the generator has learnt from; nil where it is not known.
  var data: String?

  /// Whether a name is that of an array of images rather than of a checkpoint or run.
  static func isArray(_ name: String) -> Bool {
    FilePath(name).ending == "npy" || FileKind.ofFile(at: name) == .numPy
  }

  /// The images in a NumPy file, or `count` of them drawn by chance.
  init(array path: String, count: Int?, seed: UInt64) throws {
    let all = try NumPyFile.read(path)
    guard all.count >= max(count ?? 0, Self.fewest) else {
      throw Failure(
        "\(path.asShownPath) holds \(counted(all.count, "image")); expected \(max(count ?? 0, Self.fewest)) at least"
      )
    }
    images = count.map { all.choice($0, seed: seed) } ?? all
    name = path
  }

  /// Images that a checkpoint's generator draws, of each class in turn where it is told one.
  init(
    checkpoint: String, count: Int?, seed: UInt64, weights: ImageGenerator.Weights, threads: Int
  ) throws {
    let point = try ResumePoint(checkpoint)
    for warning in point.warnings { TrainCommand.tell("note: \(warning)\n") }
    let generator = try point.naming {
      try ImageGenerator(point.state, weights: weights, threads: threads)
    }
    images = try Self.drawn(by: generator, count: count ?? Self.usualCount, seed: seed)
    name = point.checkpoint
    step = point.state.step
    self.weights = weights
    data = point.run.flatMap {
      (try? RunDescription(contentsOf: $0.descriptionPath))?.data
    }
  }

  private static func drawn(
    by generator: ImageGenerator, count: Int, seed: UInt64
  ) throws -> SampleImages {
    let progress = StepProgress("drawing", total: count, unit: "digit")
    defer { progress.finish() }
    return try generator.images(count: count, seed: seed, progress: progress.report)
  }
}
