import ArgumentParser
import GANEngine
import RunStore

/// `ganscope export`: the generator of a checkpoint for other programs.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a checkpoint's generator as an ONNX model.")

  @Argument(help: ArgumentHelp("A checkpoint, or a run.", valueName: "checkpoint"))
  var checkpoint: String

  @Option(help: ArgumentHelp("The model to write; it ends in .onnx.", valueName: "file"))
  var out: String

  @Option(help: "Weights to export: average (EMA, where kept) or trained.")
  var weights = ImageGenerator.Weights.average

  func validate() throws {
    guard out.hasSuffix(".onnx") else {
      throw ValidationError("--out \(out.asShownPath) should end in .onnx")
    }
  }

  func run() throws {
    let point = try ResumePoint(checkpoint)
    for warning in point.warnings { TrainCommand.tell("note: \(warning)\n") }
    try point.naming {
      try ONNXExport.write(point.state, weights: weights, version: Version.text, to: out)
    }
    try StandardStream.output.print(
      "\(out.asShown): \(Self.signature(point.state)), step \(point.state.step)")
  }

  /// E.g. "latent [N, 100] → image [N, 784]".
  private static func signature(_ state: TrainerState) -> String {
    let configuration = state.configuration
    let label = configuration.classes > 0 ? ", label [N, \(configuration.classes)]" : ""
    return "latent [N, \(configuration.latentDimension)]\(label)"
      + " → image [N, \(state.imageHeight * state.imageWidth)]"
  }
}
