import GANEngine
import RunStore

/// Chooses who scores a run's digits.
struct Scorer {
  /// nil where nobody does.
  let options: ScoringOptions?
  /// Why nobody does; nil where somebody does, or nobody was asked to.
  let reason: String?

  /// Scores what the judge knows: MNIST and the embedded digits; other data by a judge of their own.
  init(_ plan: RunPlan, _ data: ImageDataset) throws {
    guard plan.scoring.interval != 0 else {
      (options, reason) = (nil, nil)
      return
    }
    if let path = plan.scoring.judge {
      let file = try SafeTensors(contentsOf: path)
      let judge = try Judge(tensors: file.tensors, metadata: file.metadata)
      let images = try plan.corpus.test() ?? data
      options = Self.options(judge, try Self.reference(judge, images), plan)
      reason = nil
      return
    }
    let judge = try Judge.embedded()
    let refusal = Judge.refusal(data: data.name, height: data.height, width: data.width)
    if let refusal {
      options = nil
      reason = "\(refusal); --judge FILE brings another"
      return
    }
    // Digits of another hand are compared with their own kind.
    let reference =
      plan.corpus.isEmbedded
      ? try Self.reference(judge, try plan.corpus.test() ?? data)
      : try ScoreReference.embedded(threads: RunPlan.processors)
    options = Self.options(judge, reference, plan)
    reason = nil
  }

  private static func options(
    _ judge: Judge, _ reference: ScoreReference, _ plan: RunPlan
  ) -> ScoringOptions {
    var options = ScoringOptions(judge: judge, reference: reference)
    options.interval = plan.scoring.interval
    options.patience = plan.scoring.patience
    return options
  }

  private static func reference(
    _ judge: Judge, _ images: ImageDataset
  ) throws -> ScoreReference {
    let pass = try JudgePass(judge, threads: RunPlan.processors)
    let count = min(images.count, 10_000)
    let size = images.height * images.width
    let pixels = Array(images.pixels.prefix(count * size))
    let seen = pass.judgement(of: pixels)
    let labels = Array(images.labels.prefix(count))
    return try ScoreReference(
      name: "\(images.name.replacing(" ", with: "-"))\(count / 1000)k",
      features: FeatureMatrix(seen.features, columns: judge.featureCount), labels: labels,
      prior: ClassHistogram(labels: labels, classes: judge.classCount),
      spread: ImageFigures(
        SampleImages(pixels: pixels, height: images.height, width: images.width)
      ).spread, threads: RunPlan.processors)
  }
}
