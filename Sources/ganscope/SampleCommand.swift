public import ArgumentParser
public import GANEngine
import RunStore
import TextUI

/// `ganscope sample`: images from a checkpoint.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: "Draw digits from a checkpoint: as ASCII art, PNG or .npy.")

  @Argument(help: ArgumentHelp("A checkpoint, or a run.", valueName: "checkpoint"))
  var checkpoint: String

  @Option(help: "Images to draw.")
  var count = 16

  @Option(help: "Key of the latents; the same seed draws the same images.")
  var seed: UInt64 = 0

  @Option(help: "Images in a row (default: a square; on a terminal, what fits).")
  var columns: Int?

  @Option(
    help: ArgumentHelp(
      "Where to write instead: .png or .npy (uint8 [N,height,width]).", valueName: "file"))
  var out: String?

  @Option(help: "Weights that draw: average (EMA, where kept) or trained.")
  var weights = ImageGenerator.Weights.average

  func validate() throws {
    guard (1...100_000).contains(count) else {
      throw ValidationError("--count takes a number from 1 to 100000, not \(count)")
    }
    guard (1...1000).contains(columns ?? 1) else {
      throw ValidationError("--columns takes a number from 1 to 1000, not \(columns ?? 0)")
    }
    if let out, !out.hasSuffix(".png") && !out.hasSuffix(".npy") {
      throw ValidationError("--out \(out) should end in .png or .npy")
    }
  }

  func run() throws {
    let point = try ResumePoint(checkpoint)
    for warning in point.warnings { TrainCommand.tell("note: \(warning)\n") }
    let generator = try ImageGenerator(
      point.state, weights: weights, threads: RunPlan.processors)
    let images = try generator.images(count: count, seed: seed)
    guard let out else {
      print(AsciiSheet.text(images, columns: columns))
      return
    }
    if out.hasSuffix(".npy") {
      try NumPyFile.write(images, to: out)
    } else {
      let columns = columns ?? Int(Double(count).squareRoot().rounded(.up))
      try SampleSheet(images, columns: columns).writePNG(to: out)
    }
  }
}

extension ImageGenerator.Weights: ExpressibleByArgument {}
