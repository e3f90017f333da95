extension Doctor {
  /// The states that the smoothed measurements are in; `now`: those in force already, or nearly.
  func statesOfSteps(now: DiagnosisSet) -> DiagnosisSet {
    var found: DiagnosisSet = []
    found.insert(.diverging, if: isDiverging(now.contains(.diverging)))
    found.insert(.vanishingGradient, if: isVanishing(now.contains(.vanishingGradient)))
    // Between two players of whom one leads while the digits get better, nothing is wrong.
    guard !leadDoesNoHarm else { return found }
    found.insert(.discriminatorSaturated, if: isSaturated(now.contains(.discriminatorSaturated)))
    found.insert(
      .oscillating, if: thresholds.swings.holds(swings.count, now: now.contains(.oscillating)))
    found.insert(.generatorAhead, if: isGeneratorAhead(now.contains(.generatorAhead)))
    found.insert(.discriminatorAhead, if: isDiscriminatorAhead(now.contains(.discriminatorAhead)))
    return found
  }

  /// What tells swings: about ½ where D cannot tell; nil for a critic, whose output has no scale.
  func swingingValue(_ vitals: Vitals) -> Double? {
    if loss.facts.hasSides { return vitals.fakeScore }
    return loss.facts.isCritic ? nil : vitals.discriminatorLoss / loss.equilibrium / 2
  }

  /// D(x) − D(G(z)) over the label of real images; nil where they have none.
  var gap: Double? {
    guard loss.facts.hasLabels, let real = trends.realScore.value,
      let fake = trends.fakeScore.value
    else { return nil }
    return (real - fake) / (1 - loss.smoothing)
  }

  /// D's loss over that at chance, for losses without labels; nil for a critic.
  var lossShare: Double? {
    guard !loss.facts.hasLabels, !loss.facts.isCritic else { return nil }
    return trends.discriminatorLoss.value.map { $0 / loss.equilibrium }
  }

  private var accuracy: Double? { loss.facts.hasSides ? trends.accuracy : nil }

  private func isDiscriminatorAhead(_ now: Bool) -> Bool {
    holds(thresholds.gap, gap, now) || holds(thresholds.accuracy, accuracy, now)
      || holds(thresholds.lossShare, lossShare, now)
  }

  private func isSaturated(_ now: Bool) -> Bool {
    let isSure = (trends.logitSize.value ?? 0) > thresholds.sureLogit
    return holds(thresholds.saturatedGap, gap, now)
      || holds(thresholds.saturatedLossShare, lossShare, now)
      || isSure && holds(thresholds.saturatedAccuracy, accuracy, now)
  }

  private func isGeneratorAhead(_ now: Bool) -> Bool {
    // The gap of a critic that has learnt anything is above 0, its loss below.
    guard !loss.facts.isCritic else { return holds(thresholds.lostGap, relativeLoss, now) }
    return holds(
      thresholds.lostLossShare,
      trends.discriminatorLoss.value.map { $0 / loss.equilibrium }, now)
  }

  // A saturating loss passes on σ(s); any loss passes on what the gradient says.
  private func isVanishing(_ now: Bool) -> Bool {
    let gain = loss.facts.saturates ? trends.fakeScore.value : nil
    return holds(thresholds.gain, gain, now)
      || holds(thresholds.gradientShare, trends.gradientShare, now)
  }

  private func isDiverging(_ now: Bool) -> Bool {
    let discriminator = trends.discriminatorLoss.value.map(abs)
    let generator = trends.generatorLoss.value.map(abs)
    guard loss.facts.isCritic else {
      return holds(thresholds.divergedLossShare, discriminator.map { $0 / loss.equilibrium }, now)
        || holds(thresholds.generatorLossSize, generator, now)
    }
    // What a critic gives has no scale of its own.
    if holds(thresholds.criticLoss, discriminator, now) { return true }
    return (discriminator ?? 0) > thresholds.leastLoss
      && holds(thresholds.lossGrowth, relativeLoss.map(abs), now)
  }

  /// D's loss over the size it had at the beginning.
  var relativeLoss: Double? {
    guard let now = trends.discriminatorLoss.value, let first = trends.firstLoss.median,
      first > 0
    else { return nil }
    return now / first
  }

  func holds(_ band: DoctorThresholds.Band, _ value: Double?, _ now: Bool) -> Bool {
    value.map { band.holds($0, now: now) } ?? false
  }
}
