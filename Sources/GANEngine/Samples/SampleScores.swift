/// How real D takes each of the samples to be.
public struct SampleScores: Equatable, Sendable {
  /// D's score of each sample, on `scale`.
  public let values: [Double]
  /// What scores are told in.
  public let scale: ScoreScale
  /// The step whose weights of both networks it is about.
  public let step: Int

  /// The scores of all samples, one each in their order, on `scale`, by the weights of `step`.
  public init(values: [Double], scale: ScoreScale, step: Int) {
    self.values = values
    self.scale = scale
    self.step = step
  }

  /// The samples from the most to the least real; equals in their order, NaN last.
  public var order: [Int] {
    func rank(_ index: Int) -> Double { values[index].isNaN ? -.infinity : values[index] }
    return values.indices.sorted { left, right in
      let (first, second) = (rank(left), rank(right))
      return first == second ? left < right : first > second
    }
  }
}

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
