extension Doctor {
  /// The states that scores are in; `now`: those in force already.
  func statesOfScores(in scores: Scores, step: Int, now: DiagnosisSet) -> DiagnosisSet {
    var found: DiagnosisSet = []
    found.insert(.modeCollapse, if: isCollapsed(scores, now.contains(.modeCollapse)))
    found.insert(
      .memorising,
      if: holds(thresholds.nearness, scores.memorising?.ratio, now.contains(.memorising)))
    found.insert(
      .oscillating, if: holds(thresholds.hopping, hopping, now.contains(.oscillating)))
    found.insert(
      .stalled, if: progress.isStill(thresholds) || progress.isOver(step: step, thresholds))
    return found
  }

  private func isCollapsed(_ scores: Scores, _ now: Bool) -> Bool {
    let classes = scores.classHistogram.map { Double($0.counts.count - $0.missing.count) }
    let signs: [(DoctorThresholds.Band, Double?)] = [
      (thresholds.divergence, scores.klToPrior), (thresholds.classes, classes),
      (thresholds.largestShare, scores.classHistogram?.largestShare),
      (thresholds.classVariance, scores.smallestClassRatio),
      (thresholds.spread, scores.spreadRatio),
    ]
    return signs.contains { holds($0.0, $0.1, now) }
  }
}
