/// One layer of a history's pyramid: the newest stretches of equally many steps.
///
/// They lie in blocks, so that a copy shares all but the last block, and forgetting the oldest costs
/// nothing.
struct HistoryLevel: Sendable {
  /// Stretches in a block, and the most blocks.
  private static let length = 64
  private static let blockLimit = 32
  /// The stretches that are kept at least, once there are as many.
  static let capacity = length * (blockLimit - 1)

  /// Index of the first stretch that is kept; the first of the run has 0.
  private(set) var first = 0
  /// Index behind the last one.
  private(set) var end = 0
  /// A stretch has a bucket for each curve.
  private var blocks: [[History.Bucket]] = []

  /// Adds the stretch of an index. Where that is not the next one, what came before is forgotten.
  mutating func append(_ stretch: [History.Bucket], at index: Int) {
    if index != end {
      blocks = []
      first = index
      end = index
    }
    if (end - first).isMultiple(of: Self.length) {
      if blocks.count == Self.blockLimit {
        blocks.removeFirst()
        first += Self.length
      }
      blocks.append([])
      blocks[blocks.count - 1].reserveCapacity(Self.length * stretch.count)
    }
    blocks[blocks.count - 1] += stretch
    end += 1
  }

  func contains(_ index: Int) -> Bool { index >= first && index < end }

  /// The bucket of a curve; `index` is among those that are kept.
  func bucket(_ index: Int, _ curve: Int) -> History.Bucket {
    let place = index - first
    return blocks[place / Self.length][place % Self.length * History.Curve.count + curve]
  }

  /// All curves of a stretch; `index` is among those that are kept.
  func stretch(_ index: Int) -> [History.Bucket] {
    (0..<History.Curve.count).map { bucket(index, $0) }
  }

  /// Forgets the stretches from `index` on.
  mutating func truncate(to index: Int) {
    guard index < end else { return }
    let kept = max(index - first, 0)
    blocks.removeSubrange(((kept + Self.length - 1) / Self.length)...)
    let rest = kept % Self.length
    if rest > 0, let last = blocks.last {
      blocks[blocks.count - 1] = Array(last.prefix(rest * History.Curve.count))
    }
    if kept == 0 { first = index }
    end = index
  }
}
