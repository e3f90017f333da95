import GANEngine
import RunStore

/// Chooses who scores a run's digits.
struct Scorer {
  /// nil where they are not scored.
  let options: ScoringOptions?
  /// Why digits are not scored; nil where they are, or were not asked to be.
  let reason: String?

  /// Scores what the judge knows: MNIST and the embedded digits; other data by a judge of their own.
  init(_ plan: RunPlan, _ data: ImageDataset) throws {
    guard plan.scoring.interval != 0 else {
      (options, reason) = (nil, nil)
      return
    }
    let judge = try JudgeReader.judge(in: plan.scoring.judge)
    let refusal = Judge.refusal(data: data.name, height: data.height, width: data.width)
    if plan.scoring.judge == nil, let refusal {
      (options, reason) = (nil, "\(refusal); --judge FILE brings another")
      return
    }
    // Digits of another hand are compared with their own kind.
    let comesWithStatistics = plan.scoring.judge == nil && !plan.corpus.isEmbedded
    // Files that are not needed must not keep a run from training.
    let test = comesWithStatistics ? try? plan.corpus.test() : try plan.corpus.test()
    let reference =
      comesWithStatistics
      ? try ScoreReference.embedded(threads: RunPlan.processors)
      : try ImageScorer(
        judge, test: test ?? data, for: ScoreReference.usualNeighbours,
        threads: RunPlan.processors, quietly: true
      ).reference
    var options = Self.options(judge, reference, plan)
    options.test = test.map(SampleImages.init(comparedWith:))
    self.options = options
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
}
