import Foundation

/// Looks closely at one of a trainer's samples: what the judge and D say of it.
final class SampleInspector {
  private let probe: DiscriminatorProbe
  private let pass: JudgePass?

  /// `judge` is left out where it looks at images of another size.
  init(_ trainer: borrowing Trainer, judge: Judge?) throws {
    probe = try DiscriminatorProbe(trainer.configuration, in: trainer.context)
    let (height, width) = (trainer.data.height, trainer.data.width)
    let able = judge.flatMap { (height, width) == ($0.side, $0.side) ? $0 : nil }
    pass = try able.map { try JudgePass($0, in: trainer.context) }
  }

  /// What there is to say of image `index` but its neighbour; nil where there is no such image.
  func look(
    at index: Int, of samples: SampleImages, step: Int, _ trainer: borrowing Trainer
  ) -> Inspection? {
    let image = samples.images(at: [index])
    let all = ImageDataset(samples: samples)
    guard let score = score(of: index, in: all, trainer) else { return nil }
    return Inspection(
      index: index, step: step, image: image, score: score,
      scale: trainer.hyperparameters.lossKind.scale, probabilities: probabilities(of: image))
  }

  /// The training image `index`, `distance` away.
  func neighbour(
    _ index: Int, distance: Double, _ trainer: borrowing Trainer
  ) -> Inspection.Neighbour? {
    let data = trainer.data
    guard let score = score(of: index, in: data, trainer) else { return nil }
    let size = data.height * data.width
    let image = SampleImages(
      pixels: Array(data.pixels[index * size..<(index + 1) * size]), height: data.height,
      width: data.width, labels: data.isLabelled ? [data.labels[index]] : [])
    return Inspection.Neighbour(index: index, image: image, distance: distance, score: score)
  }

  private func score(
    of index: Int, in images: ImageDataset, _ trainer: borrowing Trainer
  ) -> Double? {
    probe.logit(
      of: index, in: images, by: trainer.discriminator.network,
      normalizesOutput: trainer.duePenalties.normalizesOutput
    ).map(trainer.hyperparameters.lossKind.scale.score)
  }

  private func probabilities(of image: SampleImages) -> [Double] {
    guard let pass else { return [] }
    let logits = FeatureMatrix(
      pass.judgement(of: image.pixels).logits, columns: pass.judge.classCount)
    return ClassProbabilities(logits: logits).logarithms.map(exp)
  }
}
