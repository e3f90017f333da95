extension Doctor {
  /// The states that scores tell.
  static let statesOfScores: [Diagnosis] = [
    .modeCollapse, .memorising, .oscillating, .stalled,
  ]

  /// Whether scores are in a state; `now`: it is in force already.
  func holds(_ state: Diagnosis, in scores: Scores, step: Int, now: Bool) -> Bool {
    switch state {
    case .modeCollapse: isCollapsed(scores, now)
    case .memorising:
      scores.memorising.map { thresholds.nearness.holds($0.ratio, now: now) } ?? false
    case .oscillating: hopping.map { thresholds.hopping.holds($0, now: now) } ?? false
    case .stalled: progress.isStill(thresholds) || progress.isOver(step: step, thresholds)
    case .balanced, .diverging, .vanishingGradient, .discriminatorSaturated, .generatorAhead,
      .discriminatorAhead:
      false
    }
  }

  private func isCollapsed(_ scores: Scores, _ now: Bool) -> Bool {
    let classes = scores.classHistogram.map { Double($0.counts.count - $0.missing.count) }
    let signs: [(DoctorThresholds.Band, Double?)] = [
      (thresholds.divergence, scores.klToPrior), (thresholds.classes, classes),
      (thresholds.largestShare, scores.classHistogram?.largestShare),
      (thresholds.classVariance, scores.smallestClassRatio),
      (thresholds.spread, scores.spreadRatio),
    ]
    return signs.contains { band, value in value.map { band.holds($0, now: now) } ?? false }
  }
}
