/// A latch for every diagnosis.
struct Latches: Equatable, Sendable {
  private var latches = [Latch](repeating: Latch(), count: Diagnosis.allCases.count)

  subscript(_ diagnosis: Diagnosis) -> Latch {
    get { latches[diagnosis.place] }
    set { latches[diagnosis.place] = newValue }
  }
}

extension Diagnosis {
  /// A cause before what it causes, what ruins a run before what slows it down.
  private static let byUrgency: [Diagnosis] = [
    .diverging, .vanishingGradient, .modeCollapse, .memorising, .discriminatorSaturated,
    .oscillating, .generatorAhead, .discriminatorAhead, .stalled,
  ]

  /// The most urgent state that either has taken on; `balanced` where neither has any.
  static func mostUrgent(_ a: Latches, _ b: Latches) -> Diagnosis {
    for diagnosis in byUrgency where a[diagnosis].isOn || b[diagnosis].isOn { return diagnosis }
    return .balanced
  }

  fileprivate var place: Int {
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
