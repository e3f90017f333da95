/// Layers of ever longer stretches: level k holds the newest stretches of 4ᵏ steps.
///
/// A stretch goes up when four of its level are complete; the steps behind the last complete stretch
/// of a level are those of the levels below. The level that reaches back to the first step always
/// exists, so that memory grows with the logarithm of the steps only.
struct HistoryPyramid: Sendable {
  typealias Bucket = History.Bucket

  private var levels: [HistoryLevel] = []
  /// Steps in it.
  private(set) var count = 0

  private static let highest = 30

  private static func stride(_ level: Int) -> Int { 1 << (2 * level) }

  /// Adds the next step.
  mutating func append(_ step: [Bucket]) {
    push(step, level: 0)
    count += 1
  }

  /// The most steps, at most `left`, that a single stretch behind the last one may cover.
  func longestStretch(_ left: Int) -> Int {
    var level = 0
    while level < Self.highest, Self.stride(level + 1) <= left,
      count.isMultiple(of: Self.stride(level + 1))
    {
      level += 1
    }
    return Self.stride(level)
  }

  /// Adds a stretch that `longestStretch` gave the length of.
  mutating func append(_ stretch: [Bucket], steps: Int) {
    push(stretch, level: steps.trailingZeroBitCount / 2)
    count += steps
  }

  private mutating func push(_ stretch: [Bucket], level: Int) {
    var (stretch, level) = (stretch, level)
    var index = count >> (2 * level)
    while true {
      while levels.count <= level { levels.append(HistoryLevel()) }
      levels[level].append(stretch, at: index)
      guard index & 3 == 3, level < Self.highest, levels[level].first <= index - 3 else { return }
      stretch = levels[level].stretch(index - 3)
      for sibling in index - 2...index {
        for curve in stretch.indices {
          stretch[curve] = stretch[curve].merged(with: levels[level].bucket(sibling, curve))
        }
      }
      level += 1
      index >>= 2
    }
  }

  /// Calls `body` with the first step, the number of steps and the level's bucket of every stretch
  /// that has steps in `steps`, counted from 0, in order. Where there are more than `resolution`,
  /// coarser ones are taken, but never fewer than a quarter of `resolution`.
  func forEach(
    _ curve: Int, in steps: Range<Int>, resolution: Int, _ body: (Int, Int, Bucket) -> Void
  ) {
    let range = steps.clamped(to: 0..<count)
    guard !range.isEmpty else { return }
    var level = finestLevel(holding: range.lowerBound)
    while level + 1 < levels.count, levels[level + 1].contains(range.lowerBound >> (2 * level + 2)),
      range.count >> (2 * level) > max(resolution, 1)
    {
      level += 1
    }
    var position = range.lowerBound >> (2 * level)
    while true {
      let held = levels[level]
      let last = min(held.end, (range.upperBound - 1) >> (2 * level) + 1)
      for index in max(position, held.first)..<max(last, position, held.first) {
        body(index << (2 * level), Self.stride(level), held.bucket(index, curve))
      }
      // What is not complete on this level lies on the ones below.
      guard level > 0, held.end << (2 * level) < range.upperBound else { return }
      level -= 1
      position = held.end << 2
    }
  }

  private func finestLevel(holding step: Int) -> Int {
    // What is not yet complete on a level is whole on the ones below.
    levels.indices.first { levels[$0].contains(step >> (2 * $0)) } ?? 0
  }

  /// The shortest stretch that has `step`, counted from 0: its first step, its length, all curves.
  func stretch(at step: Int) -> (first: Int, steps: Int, buckets: [Bucket])? {
    guard step >= 0, step < count else { return nil }
    let level = finestLevel(holding: step)
    let index = step >> (2 * level)
    guard levels[level].contains(index) else { return nil }
    return (index << (2 * level), Self.stride(level), levels[level].stretch(index))
  }

  /// Forgets all but the first `kept` steps. A stretch that holds the last of them and later ones is
  /// cut; it keeps its extremes.
  mutating func truncate(to kept: Int) {
    guard kept < count else { return }
    guard kept > 0 else {
      self = HistoryPyramid()
      return
    }
    // The finest level that has the last step that is kept, and all its siblings before.
    let level =
      levels.indices.first { level in
        levels[level].contains((kept - 1) >> (2 * level))
          && levels[level].first <= (kept >> (2 * level)) & ~3
      } ?? levels.count - 1
    let cut = (kept >> (2 * level)) << (2 * level)
    let index = cut >> (2 * level)
    let split =
      cut < kept && levels[level].contains(index) ? levels[level].stretch(index) : nil
    for other in levels.indices {
      if other < level { levels[other] = HistoryLevel() }
      levels[other].truncate(to: cut >> (2 * other))
    }
    count = cut
    guard let split else { return }
    while count < kept {
      let steps = longestStretch(kept - count)
      append(split.map { $0.share(steps, of: Self.stride(level)) }, steps: steps)
    }
  }
}
