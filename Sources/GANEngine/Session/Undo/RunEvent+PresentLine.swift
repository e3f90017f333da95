extension [RunEvent] {
  /// The events that led to the present state: without a going back that was taken back, nor what
  /// happened from then until one returned. The outcome of a save stays where its copy was taken.
  public var onPresentLine: [RunEvent] {
    guard contains(where: \.isComeBack) else { return self }
    var line: [RunEvent] = []
    var departures: [Departure] = []
    var openSaves = 0
    for event in self {
      if event.beginsSession {
        departures = []
        openSaves = 0
      } else if event.kind == .saving {
        openSaves += 1
      } else if event.kind.isOutcomeOfSave {
        openSaves = Swift.max(openSaves - 1, 0)
      } else if case .rollback = event.kind, event.origin != .program {
        departures.append(Departure(place: line.count, openSaves: openSaves))
      } else if case .comeBack(_, _, let number) = event.kind,
        number > 0, departures.indices.contains(number - 1)
      {
        line.cut(departures[number - 1])
        continue
      }
      line.append(event)
    }
    return line
  }

  fileprivate struct Departure {
    /// Events before it.
    let place: Int
    /// Copies that were not yet on disk.
    let openSaves: Int
  }

  private mutating func cut(_ departure: Departure) {
    // One that went with another that was taken back; no program writes that.
    guard departure.place <= count else { return }
    let outcomes = self[departure.place...].filter(\.kind.isOutcomeOfSave)
    replaceSubrange(departure.place..., with: outcomes.prefix(departure.openSaves))
  }
}

extension RunEvent {
  fileprivate var isComeBack: Bool { if case .comeBack = kind { true } else { false } }

}

extension RunEvent.Kind {
  /// Whether it tells what became of a copy that was to be saved.
  var isOutcomeOfSave: Bool {
    switch self {
    case .save, .saveFailed, .discard: true
    case .start, .restore, .load, .set, .refused, .caution, .pause, .resume, .newLatents,
      .ownLatents,
      .latents, .saving, .named, .skip, .diverged, .rollback, .rollbackFailed, .comeBack, .alert,
      .finish, .stop:
      false
    }
  }
}
