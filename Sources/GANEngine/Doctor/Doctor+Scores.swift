extension Doctor {
  /// The states that scores are in; `now`: those in force already.
  func statesOfScores(in scores: Scores, step: Int, now: DiagnosisSet) -> DiagnosisSet {
    var found: DiagnosisSet = []
    let isLearning = progress.isUnderWay(at: step, thresholds)
    // A generator that is on its way has few kinds of digits, and then more.
    let isOneImage = holds(thresholds.oneImage, scores.spreadRatio, now.contains(.modeCollapse))
    found.insert(
      .modeCollapse,
      if: isOneImage
        || isCollapsed(scores, now.contains(.modeCollapse))
          && (now.contains(.modeCollapse) ? !leavesCollapse : !isLearning)
    )
    found.insert(
      .memorising,
      if: holds(thresholds.nearness, scores.memorising?.ratio, now.contains(.memorising)))
    // One image lies nearer to real digits than the next does: of a collapsed G that is no progress.
    let isOnItsWay = now.contains(.modeCollapse) ? leavesCollapse : isLearning
    found.insert(
      .oscillating,
      if: !isOnItsWay && holds(thresholds.hopping, hopping, now.contains(.oscillating)))
    found.insert(
      .stalled,
      if: progress.isStill(within: thresholds.still) || progress.isOver(step: step, thresholds))
    return found
  }

  // Digits of a few kinds come a little nearer now and then.
  private var leavesCollapse: Bool {
    guard let distance = collapseDistance, let best = progress.best else { return false }
    return best < distance * thresholds.escape
  }

  private func isCollapsed(_ scores: Scores, _ now: Bool) -> Bool {
    let classes = scores.classHistogram.map { Double($0.counts.count - $0.missing.count) }
    let signs: [(DoctorThresholds.Band, Double?)] = [
      (thresholds.divergence, scores.klToPrior), (thresholds.classes, classes),
      (thresholds.largestShare, scores.classHistogram?.largestShare),
      (thresholds.classVariance, scores.middleClassRatio),
      (thresholds.spread, scores.spreadRatio),
    ]
    return signs.contains { holds($0.0, $0.1, now) }
  }

  /// The states that a look at a few digits shows; `now`: those in force already.
  func statesOfLooks(at look: SampleLook, step: Int, now: DiagnosisSet) -> DiagnosisSet {
    var found: DiagnosisSet = []
    found.insert(
      .modeCollapse,
      if: holds(thresholds.oneImage, look.spreadRatio, now.contains(.modeCollapse))
        && !lookProgress.isUnderWay(at: step, thresholds))
    // Scores tell more finely whether anything gets better.
    found.insert(
      .stalled, if: scores == nil && lookProgress.isStill(within: thresholds.stillLook))
    return found
  }

  /// Whether the digits get better, or are fair and no worse than they were, whoever leads.
  var leadDoesNoHarm: Bool {
    if findings.contains(.modeCollapse) { return false }
    let step = lastStep ?? 0
    guard let scores, progress.best != nil else {
      return lookProgress.best == nil
        ? step - (firstStep ?? step) < thresholds.unknownSteps
        : lookProgress.isUnderWay(at: step, thresholds)
    }
    if progress.isUnderWay(at: step, thresholds) { return true }
    let isFair =
      (scores.recall ?? 0) >= thresholds.fairRecall && scores.missingClasses.isEmpty
      && (scores.klToPrior ?? .infinity) <= thresholds.fairDivergence
    return isFair && !progress.isLost(thresholds)
  }
}
