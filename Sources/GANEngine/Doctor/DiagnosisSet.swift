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

  /// Those that are told, the worst first: what ends a run, what spoils its digits, what keeps it from
  /// learning, what slows it down. Of a D that is saturated is not said that it is ahead.
  var byUrgency: [Diagnosis] {
    let known = Self.order.filter(contains)
    return known.contains(.discriminatorSaturated)
      ? known.filter { $0 != .discriminatorAhead } : known
  }

  private static let order: [Diagnosis] = [
    .nonFinite, .modeCollapse, .diverging, .vanishingGradient, .memorising,
    .discriminatorSaturated, .discriminatorAhead, .generatorAhead, .oscillating, .stalled,
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
    case .nonFinite: 10
    }
  }
}
