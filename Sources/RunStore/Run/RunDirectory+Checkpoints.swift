import Foundation
import GANEngine

extension RunDirectory {
  /// The run's checkpoints, the one to go on from first.
  ///
  /// That is the latest step, except that steps left behind by going back to an earlier checkpoint
  /// and saving anew come after all others, by the word of the journal.
  public func checkpoints() -> [String] {
    let names = (try? FolderNames(of: checkpointsPath))?.names ?? []
    let leftBehind = stepsLeftBehind()
    return names.compactMap { name in Self.step(ofCheckpoint: name).map { (step: $0, name: name) } }
      .sorted { left, right in
        let isLeftBehind = (leftBehind.contains(left.step), leftBehind.contains(right.step))
        if isLeftBehind.0 != isLeftBehind.1 { return isLeftBehind.1 }
        return (left.step, left.name) > (right.step, right.name)
      }
      .map { "\(checkpointsPath)/\($0.name)" }
  }

  private func stepsLeftBehind() -> Set<Int> {
    let events = (try? Journal.contents(of: journalPath))?.events ?? []
    let line = events.onPresentLine
    // Where one returned from, unless the same step was saved on the way to where the run is now.
    var leftBehind = Set(events.compactMap(savedStep)).subtracting(line.compactMap(savedStep))
    var saved: Set<Int> = []
    var restored: Int?
    for event in line {
      if let step = event.resumesAt { restored = min(restored ?? step, step) }
      guard let step = savedStep(event) else { continue }
      if let start = restored { leftBehind.formUnion(saved.filter { $0 > start }) }
      restored = nil
      saved.insert(step)
      leftBehind.remove(step)
    }
    return leftBehind
  }

  private func savedStep(_ event: RunEvent) -> Int? {
    if case .save(let path, _) = event.kind { Self.step(ofCheckpoint: path) } else { nil }
  }
}
