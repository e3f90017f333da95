import Foundation
import GANEngine

/// All of a trainer's state but the tensors, as JSON in the metadata of a checkpoint.
struct CheckpointSettings: Codable, Equatable {
  static let currentSchema = 1

  var schema = currentSchema
  let configuration: Configuration
  let hyperparameters: Hyperparameters
  /// Among the others in the JSON, not in an object of their own.
  let counters: TrainerCounters
  let imageHeight: Int
  let imageWidth: Int

  init(_ state: TrainerState) {
    configuration = state.configuration
    hyperparameters = state.hyperparameters
    counters = state.counters
    imageHeight = state.imageHeight
    imageWidth = state.imageWidth
  }

  private enum CodingKeys: CodingKey {
    case schema, configuration, hyperparameters, imageHeight, imageWidth
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    schema = try values.decode(Int.self, forKey: .schema)
    configuration = try values.decode(Configuration.self, forKey: .configuration)
    hyperparameters = try values.decode(Hyperparameters.self, forKey: .hyperparameters)
    imageHeight = try values.decode(Int.self, forKey: .imageHeight)
    imageWidth = try values.decode(Int.self, forKey: .imageWidth)
    counters = try TrainerCounters(from: decoder)
  }

  func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(schema, forKey: .schema)
    try values.encode(configuration, forKey: .configuration)
    try values.encode(hyperparameters, forKey: .hyperparameters)
    try values.encode(imageHeight, forKey: .imageHeight)
    try values.encode(imageWidth, forKey: .imageWidth)
    try counters.encode(to: encoder)
  }

  /// The state these settings and `tensors` make up.
  func state(with tensors: [NamedTensor]) -> TrainerState {
    TrainerState(
      configuration: configuration, hyperparameters: hyperparameters, counters: counters,
      imageHeight: imageHeight, imageWidth: imageWidth, tensors: tensors)
  }

  /// A setting no trainer can have written, in words.
  struct Flaw: Error {
    let reason: String
  }

  /// Checks every range, so that no later sum or product can overflow.
  func validate() throws {
    try Self.check("image height", imageHeight, in: 1...4096)
    try Self.check("image width", imageWidth, in: 1...4096)
    for (name, value) in counters.counts {
      try Self.check(name, value, in: TrainerCounters.range)
    }
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
