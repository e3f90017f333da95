/// Some of the diagnoses, in a few bits.
struct DiagnosisSet: OptionSet {
  let rawValue: UInt16

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// One of them.
  init(_ diagnosis: Diagnosis) { rawValue = 1 << UInt16(diagnosis.place) }

  /// Adds one where it holds.
  mutating func insert(_ diagnosis: Diagnosis, if holds: Bool) {
    if holds { insert(DiagnosisSet(diagnosis)) }
  }

  func contains(_ diagnosis: Diagnosis) -> Bool { contains(DiagnosisSet(diagnosis)) }

  /// The one that is told before the others: a cause before what it causes, what ruins a run before
  /// what slows it down; `balanced` where there is none.
  var mostUrgent: Diagnosis {
    isEmpty ? .balanced : Self.byUrgency.first(where: contains) ?? .balanced
  }

  private static let byUrgency: [Diagnosis] = [
    .diverging, .vanishingGradient, .modeCollapse, .memorising, .discriminatorSaturated,
    .oscillating, .generatorAhead, .discriminatorAhead, .stalled,
  ]
}

extension Diagnosis {
  /// Its bit.
  var place: Int {
    switch self {
    case .balanced: 0
    case .discriminatorAhead: 1
    case .discriminatorSaturated: 2
    case .vanishingGradient: 3
    case .generatorAhead: 4
    case .modeCollapse: 5
    case .oscillating: 6
    case .diverging: 7
    case .memorising: 8
    case .stalled: 9
    }
  }
}
