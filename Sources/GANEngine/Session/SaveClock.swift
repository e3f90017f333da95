/// When a running session saves by itself.
struct SaveClock {
  private var lastSave = ContinuousClock.now
  private var epochBeginning = ContinuousClock.now
  private var lastEpoch = Duration.zero
  /// When a save that failed is tried again; nil where the latest did not fail.
  private var retry: ContinuousClock.Instant?

  private static let retryInterval = Duration.seconds(30)

  /// Takes note that an epoch ends.
  mutating func clockEpoch() {
    lastEpoch = epochBeginning.duration(to: .now)
    epochBeginning = .now
  }

  /// Takes note that a save begins.
  mutating func markSaved() { lastSave = .now }

  /// Takes the outcome of a save.
  mutating func note(_ outcome: RunEvent.Kind) {
    if case .saveFailed = outcome { retry = .now + Self.retryInterval } else { retry = nil }
  }

  /// Whether the state has not been saved for `interval`, or as long at the end of an epoch that takes
  /// longer; or a save that failed is to be tried again.
  func isDue(after interval: Duration, endsEpoch: Bool) -> Bool {
    if let retry { return .now >= retry }
    return lastSave.duration(to: .now) >= interval || (endsEpoch && lastEpoch > interval)
  }
}

extension SessionState {
  var autosaveIsDue: Bool {
    guard let interval = options.autosaveInterval, journal.pendingSaves == 0 else { return false }
    return saving.isDue(after: interval, endsEpoch: endsEpoch)
  }

  /// Hands a copy of the state on to be written.
  mutating func save(_ origin: RunEvent.Origin, isBest: Bool = false, name: String? = nil) {
    journal.pendingSaves += 1
    saving.markSaved()
    // Its outcome is what the screen shows of it.
    reports.append(.event(event(.saving, origin)))
    reports.append(
      .save(trainer.copy(in: &room), SavePurpose(origin, isBest: isBest, name: name)))
    drawSheet()
  }
}
