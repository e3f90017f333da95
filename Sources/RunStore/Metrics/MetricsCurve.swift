/// The course of one measurement over a run, summed up in stretches of steps.
public struct MetricsCurve: Equatable, Sendable {
  /// Some neighbouring measurements.
  public struct Stretch: Equatable, Sendable {
    /// The first of its steps.
    public let firstStep: Int
    /// The last of its steps.
    public let lastStep: Int
    /// Mean of the finite values; nil where there is none.
    public let mean: Double?
    /// The smallest finite value.
    public let low: Double
    /// The largest finite value.
    public let high: Double
    /// Finite values in it.
    public let count: Int
    /// Values that were NaN or infinite.
    public let nonFinite: Int
  }

  /// Ascending in steps.
  public private(set) var stretches: [Stretch] = []

  /// Nothing measured.
  public init() {}

  /// Adds measurements in as many stretches as asked for. Where they start at an earlier step than
  /// the last one there is, the run went back, and what was behind that step goes.
  mutating func append(_ values: [(step: Int, value: Double)], pieces: Int) {
    for branch in Self.branches(values) {
      guard let start = branch.first?.step else { continue }
      while let last = stretches.last, last.lastStep >= start { stretches.removeLast() }
      let size = max((branch.count + pieces - 1) / pieces, 1)
      for first in stride(from: branch.startIndex, to: branch.endIndex, by: size) {
        stretches.append(Stretch(branch[first..<min(first + size, branch.endIndex)]))
      }
    }
  }

  /// Cuts where the steps do not ascend, without what was left behind.
  private static func branches(
    _ values: [(step: Int, value: Double)]
  ) -> [ArraySlice<(step: Int, value: Double)>] {
    var branches: [ArraySlice<(step: Int, value: Double)>] = []
    var start = 0
    for index in values.indices.dropFirst() where values[index].step <= values[index - 1].step {
      let goal = values[index].step
      branches.append(values[start..<index].prefix { $0.step < goal })
      start = index
    }
    branches.append(values[start...])
    return branches
  }
}

extension MetricsCurve.Stretch {
  fileprivate init(_ values: ArraySlice<(step: Int, value: Double)>) {
    let finite = values.lazy.map(\.value).filter(\.isFinite)
    firstStep = values.first?.step ?? 0
    lastStep = values.last?.step ?? 0
    count = finite.count
    mean = count > 0 ? finite.reduce(0, +) / Double(count) : nil
    low = finite.min() ?? 0
    high = finite.max() ?? 0
    nonFinite = values.count - count
  }
}
