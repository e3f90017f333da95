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
  let latentGeneration: Int
  let imageHeight: Int
  let imageWidth: Int

  init(_ state: TrainerState) {
    configuration = state.configuration
    hyperparameters = state.hyperparameters
    step = state.step
    generatorUpdates = state.generatorUpdates
    discriminatorUpdates = state.discriminatorUpdates
    latentGeneration = state.latentGeneration
    imageHeight = state.imageHeight
    imageWidth = state.imageWidth
  }

  /// The state these settings and `tensors` make up.
  func state(with tensors: [NamedTensor]) -> TrainerState {
    TrainerState(
      configuration: configuration, hyperparameters: hyperparameters, step: step,
      generatorUpdates: generatorUpdates, discriminatorUpdates: discriminatorUpdates,
      latentGeneration: latentGeneration, imageHeight: imageHeight, imageWidth: imageWidth,
      tensors: tensors)
  }

  /// A setting no trainer can have written, in words.
  struct Flaw: Error {
    let reason: String
  }

  /// Checks every range, so that no later sum or product can overflow.
  func validate() throws(Flaw) {
    try Self.check("image height", imageHeight, in: 1...4096)
    try Self.check("image width", imageWidth, in: 1...4096)
    let counters = 0...(1 << 53)
    try Self.check("step", step, in: counters)
    try Self.check("generator updates", generatorUpdates, in: counters)
    try Self.check("discriminator updates", discriminatorUpdates, in: counters)
    try Self.check("latent generation", latentGeneration, in: counters)
    try Self.check("batch", configuration.batch, in: 1...1_000_000)
    try Self.check("threads", configuration.threads, in: 1...4096)
    let pixels = imageHeight * imageWidth
    try Self.check("generator", configuration.generator, last: pixels)
    try Self.check("discriminator", configuration.discriminator, first: pixels, last: 1)
  }

  private static func check(
    _ name: String, _ value: Int, in range: ClosedRange<Int>
  ) throws(Flaw) {
    guard !range.contains(value) else { return }
    let expected = "\(range.lowerBound)" + (range.count == 1 ? "" : " to \(range.upperBound)")
    throw Flaw(reason: "expected \(name) \(expected), found \(value)")
  }

  private static func check(
    _ name: String, _ shape: NetworkShape, first: Int? = nil, last: Int
  ) throws(Flaw) {
    let widths = shape.widths
    try check("\(name) layer count", widths.count, in: 2...64)
    for width in widths { try check("\(name) width", width, in: 1...65536) }
    if let first { try check("\(name) input", widths[0], in: first...first) }
    try check("\(name) output", widths[widths.count - 1], in: last...last)
    guard shape.slope.isFinite else { throw Flaw(reason: "\(name) slope is no number") }
  }
}
