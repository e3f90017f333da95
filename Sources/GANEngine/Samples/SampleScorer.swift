/// Has D score all samples of a trainer.
final class SampleScorer {
  private let probe: DiscriminatorProbe

  /// Throws `EngineError.unsupportedProduct`.
  init(_ trainer: borrowing Trainer) throws {
    probe = try DiscriminatorProbe(trainer.configuration, in: trainer.context)
  }

  /// D's scores of the samples, each in the company of those behind it where D looks at several.
  func scores(
    of samples: SampleImages, step: Int, _ trainer: borrowing Trainer
  ) -> SampleScores {
    let scale = trainer.hyperparameters.lossKind.scale
    let logits = probe.logits(
      of: ImageDataset(samples: samples), by: trainer.discriminator.network,
      normalizesOutput: trainer.duePenalties.normalizesOutput)
    return SampleScores(values: logits.map(scale.score), scale: scale, step: step)
  }
}

extension ImageDataset {
  /// Samples as D's input; without classes all are of class 0.
  init(samples: SampleImages) {
    let count = samples.count
    self.init(
      name: "", pixels: samples.pixels,
      labels: samples.labels.count == count ? samples.labels : Array(repeating: 0, count: count),
      height: samples.height, width: samples.width)
  }
}
