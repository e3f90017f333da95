public import GANEngine

extension History {
  /// The history of a run up to `step`, as `metrics.csv` at `path` has it: each row a stretch. Empty
  /// where there is no such file.
  public init(metrics path: String, through step: Int) {
    self.init()
    // A file of a version with other columns is no reason not to go on.
    for row in (try? MetricsTable.rows(of: path)) ?? [] where row.step <= step {
      // No row that a run has written is otherwise, and sums of such numbers do not overflow.
      guard row.step > 0, (1...row.step).contains(row.steps) else { continue }
      if let last = lastStep, row.step <= last { continue }
      append(through: row.step, steps: row.steps) { curve in
        row.bucket(curve)
      }
    }
  }
}

extension MetricsRow {
  fileprivate func bucket(_ curve: History.Curve) -> History.Bucket {
    switch curve {
    case .metric(let metric):
      let spread = self[metric]
      return History.Bucket(
        mean: spread.mean, minimum: spread.minimum, maximum: spread.maximum, steps: steps)
    case .stepsPerSecond:
      let speed = stepsPerSecond
      guard speed.isFinite else { return History.Bucket() }
      return History.Bucket(mean: speed, minimum: speed, maximum: speed, steps: steps)
    }
  }
}
