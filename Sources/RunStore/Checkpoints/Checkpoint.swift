import Foundation
public import GANEngine

/// A trainer's state as a safetensors file.
///
/// The tensors bear the names they have in `TrainerState`; with the prefix `generator.` or
/// `discriminator.` stripped they are the state of a PyTorch `nn.Sequential`. The rest is JSON under
/// `ganscope` in the metadata, beside the `format` that other readers of safetensors ask for.
public enum Checkpoint {
  static let settingsKey = "ganscope"

  /// Writes the file whole or not at all; what was there before stays where this fails.
  /// - Throws: `FileError`, `SafeTensorsError`, or `EncodingError` for a setting that is not finite.
  public static func write(_ state: some SavedTrainer, to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let settings = String(
      decoding: try encoder.encode(CheckpointSettings(state.stateWithoutBlocks)), as: UTF8.self)
    try SafeTensors.write(
      state.savedTensors, metadata: ["format": "pt", settingsKey: settings], to: path)
  }

  /// Reads a file back. Whether the tensors fit the networks is the trainer's to check.
  /// - Throws: `FileError`, `SafeTensorsError` or `CheckpointError`.
  public static func read(_ path: String) throws -> TrainerState {
    let file = try SafeTensors(contentsOf: path)
    guard let json = file.metadata[settingsKey] else {
      throw CheckpointError.noSettings(path: path)
    }
    return try settings(Data(json.utf8), path).state(with: file.tensors)
  }

  /// Whether the file has tensors but none of ganscope's settings, as one that another program made
  /// has: networks to begin with, and no run to go on with.
  public static func holdsWeightsOnly(_ path: String) -> Bool {
    guard let metadata = try? SafeTensors.metadata(of: path) else { return false }
    return metadata[settingsKey] == nil
  }

  private struct Schema: Decodable {
    let schema: Int
  }

  private static func settings(_ json: Data, _ path: String) throws -> CheckpointSettings {
    let decoder = JSONDecoder()
    do {
      // Read on its own, since another schema need not decode.
      let found = try decoder.decode(Schema.self, from: json).schema
      guard found == CheckpointSettings.currentSchema else {
        throw CheckpointError.schema(
          path: path, expected: CheckpointSettings.currentSchema, found: found)
      }
      let settings = try decoder.decode(CheckpointSettings.self, from: json)
      try settings.validate()
      return settings
    } catch let flaw as CheckpointSettings.Flaw {
      throw CheckpointError.setting(path: path, reason: flaw.reason)
    } catch let error as DecodingError {
      throw CheckpointError.setting(path: path, reason: words(for: error))
    } catch let error as EngineError {
      throw CheckpointError.setting(path: path, reason: "\(error)")
    }
  }

  private static func words(for error: DecodingError) -> String {
    let (context, key): (DecodingError.Context, [any CodingKey]) =
      switch error {
      case .keyNotFound(let key, let context): (context, [key])
      case .typeMismatch(_, let context), .valueNotFound(_, let context): (context, [])
      case .dataCorrupted(let context): (context, [])
      @unknown default: (DecodingError.Context(codingPath: [], debugDescription: ""), [])
      }
    let name = (context.codingPath + key).map(\.stringValue).joined(separator: ".")
    return name.isEmpty
      ? "not the JSON expected" : "\(name.debugDescription) is missing or of the wrong kind"
  }
}
