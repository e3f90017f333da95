import Foundation
public import GANEngine
import SwiftProtobuf

/// A generator as an ONNX model: opset 13, fp32, any batch.
///
/// Input `latent` (batch × latent dimension) and, where the run is conditional, `label` (batch ×
/// classes, one-hot); output `image` (batch × pixels, row-major) in the range of G's last activation.
/// Batch norm uses the running statistics, dropout is left out.
/// Source: https://github.com/onnx/onnx/blob/main/docs/IR.md
public enum ONNXExport {
  /// The model's bytes. `version` is that of the program, for the model's facts.
  /// - Throws: `EngineError` where the tensors do not fit the configuration.
  public static func model(
    of state: TrainerState, weights: ImageGenerator.Weights = .average, version: String
  ) throws -> [UInt8] {
    try state.configuration.check(height: state.imageHeight, width: state.imageWidth)
    var opset = Onnx_OperatorSetIdProto()
    opset.domain = ""
    opset.version = 13
    var model = Onnx_ModelProto()
    model.irVersion = 7
    model.opsetImport = [opset]
    model.producerName = "ganscope"
    model.producerVersion = version
    model.graph = try ONNXGraph(state, weights: weights).graph
    model.metadataProps = facts(state, weights).map { key, value in
      var entry = Onnx_StringStringEntryProto()
      entry.key = key
      entry.value = value
      return entry
    }
    return try model.serializedBytes()
  }

  /// Writes the model whole or not at all.
  /// - Throws: What `model` throws, or `FileError`.
  public static func write(
    _ state: TrainerState, weights: ImageGenerator.Weights = .average, version: String,
    to path: String
  ) throws {
    let bytes = try model(of: state, weights: weights, version: version)
    try AtomicFile.write(bytes, to: path)
  }

  // What one must know to draw with it: which latents, and what the numbers of a pixel mean.
  private static func facts(
    _ state: TrainerState, _ weights: ImageGenerator.Weights
  ) -> [(String, String)] {
    let configuration = state.configuration
    let values = state.hyperparameters
    func text(_ parameter: Hyperparameter) -> String {
      switch HyperparameterValue(values[parameter], of: parameter) {
      case .number(let number): "\(number)"
      case .name(let name): name
      }
    }
    return [
      ("preset", configuration.preset), ("seed", "\(configuration.seed)"),
      ("step", "\(state.step)"), ("weights", weights.rawValue),
      ("imageHeight", "\(state.imageHeight)"), ("imageWidth", "\(state.imageWidth)"),
      ("background", configuration.generator.ending == .sigmoid ? "0" : "-1"), ("ink", "1"),
      ("classes", "\(configuration.classes)"),
      ("latentDistribution", text(.latentDistribution)), ("latentMean", text(.latentMean)),
      ("latentDeviation", text(.latentDeviation)),
    ]
  }
}
