import Foundation
import GANEngine

/// All of a trainer's state but the tensors, as JSON in the metadata of a checkpoint.
struct CheckpointSettings: Codable, Equatable {
  static let currentSchema = 1

  var schema = currentSchema
  let configuration: Configuration
  let hyperparameters: Hyperparameters
  let step: Int
  let generatorUpdates: Int
  let discriminatorUpdates: Int
  /// Equal to `discriminatorUpdates` in files of a program that could not freeze a network.
  let imageBatches: Int?
  let latentBatches: Int?
  let latentGeneration: Int
  let imageHeight: Int
  let imageWidth: Int
  /// Left out where D's learning rate is not gap-aware, as in files of earlier programs.
  let discriminatorLossAverage: Double?

  init(_ state: TrainerState) {
    configuration = state.configuration
    hyperparameters = state.hyperparameters
    step = state.step
    generatorUpdates = state.generatorUpdates
    discriminatorUpdates = state.discriminatorUpdates
    imageBatches = state.imageBatches
    latentBatches = state.latentBatches
    latentGeneration = state.latentGeneration
    imageHeight = state.imageHeight
    imageWidth = state.imageWidth
    discriminatorLossAverage = state.discriminatorLossAverage
  }

  /// The state these settings and `tensors` make up.
  func state(with tensors: [NamedTensor]) -> TrainerState {
    TrainerState(
      configuration: configuration, hyperparameters: hyperparameters, step: step,
      generatorUpdates: generatorUpdates, discriminatorUpdates: discriminatorUpdates,
      imageBatches: imageBatches ?? discriminatorUpdates,
      latentBatches: latentBatches ?? discriminatorUpdates,
      latentGeneration: latentGeneration, imageHeight: imageHeight, imageWidth: imageWidth,
      discriminatorLossAverage: discriminatorLossAverage, tensors: tensors)
  }

  /// A setting no trainer can have written, in words.
  struct Flaw: Error {
    let reason: String
  }

  /// Checks every range, so that no later sum or product can overflow.
  func validate() throws {
    try Self.check("image height", imageHeight, in: 1...4096)
    try Self.check("image width", imageWidth, in: 1...4096)
    let counters = 0...(1 << 53)
    try Self.check("step", step, in: counters)
    try Self.check("generator updates", generatorUpdates, in: counters)
    try Self.check("discriminator updates", discriminatorUpdates, in: counters)
    try Self.check("image batches", imageBatches ?? 0, in: counters)
    try Self.check("latent batches", latentBatches ?? 0, in: counters)
    try Self.check("latent generation", latentGeneration, in: counters)
    do {
      try configuration.check(height: imageHeight, width: imageWidth)
    } catch {
      throw Flaw(reason: "\(error)")
    }
  }

  private static func check(
    _ name: String, _ value: Int, in range: ClosedRange<Int>
  ) throws(Flaw) {
    guard !range.contains(value) else { return }
    throw Flaw(
      reason: "expected \(name) \(range.lowerBound) to \(range.upperBound), found \(value)")
  }
}
