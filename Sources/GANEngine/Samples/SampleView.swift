/// How the samples are looked at: nothing that the run depends on.
struct SampleView {
  /// What draws them.
  var weights = ImageGenerator.Weights.average
  /// Whether D is to score them, and who does it once that was asked.
  var isScored = false
  var scorer: SampleScorer?
  /// The walk between two of them; nil for none.
  var walk: LatentWalk?
  var explorer: LatentExplorer?
}
