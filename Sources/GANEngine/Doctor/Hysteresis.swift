/// States that are taken on, and given up, only when that has been due for a while.
struct Hysteresis: Equatable, Sendable {
  /// Those in force.
  private(set) var on: DiagnosisSet = []
  // Those that another state has been due for, and for how long.
  private var changing: DiagnosisSet = []
  private var lengths = [Int](repeating: 0, count: Diagnosis.allCases.count)

  /// Those in force or about to be.
  var leaning: DiagnosisSet { on.union(changing) }

  /// Counts how long other states than those in force have been due, `length` more with each call; a
  /// state changes at `patience`, those of `atOnce` with the first call.
  mutating func update(
    _ due: DiagnosisSet, patience: Int, length: Int = 1, atOnce: DiagnosisSet = []
  ) {
    let wanted = due.symmetricDifference(on)
    // Nearly always: this runs at every step.
    if wanted.isEmpty && changing.isEmpty { return }
    for diagnosis in Diagnosis.allCases {
      count(
        diagnosis, wanted.contains(diagnosis), atOnce.contains(diagnosis) ? 1 : patience, length)
    }
  }

  private mutating func count(
    _ diagnosis: Diagnosis, _ isWanted: Bool, _ patience: Int, _ length: Int
  ) {
    guard isWanted else { return stopCounting(diagnosis) }
    changing.insert(DiagnosisSet(diagnosis))
    lengths[diagnosis.place] += length
    guard lengths[diagnosis.place] >= patience else { return }
    on.formSymmetricDifference(DiagnosisSet(diagnosis))
    stopCounting(diagnosis)
  }

  private mutating func stopCounting(_ diagnosis: Diagnosis) {
    changing.remove(DiagnosisSet(diagnosis))
    lengths[diagnosis.place] = 0
  }
}
