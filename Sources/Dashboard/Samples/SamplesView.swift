import GANEngine
import TextUI

/// How the digits are looked at.
struct SamplesView: Equatable, Sendable {
  /// An order of the digits, held for a while so that they can be looked at.
  struct Ranking: Equatable, Sendable {
    let scores: SampleScores
    let order: [Int]
    let since: Double
  }

  /// Sizes away from the usual one; above 0 is larger.
  private(set) var size = 0
  var isSorted = false
  /// nil where the order is the fixed one, or no scores are known.
  private(set) var ranking: Ranking?
  /// Whether the weights as trained draw, instead of their average.
  var drawsRaw = false
  var showsDifference = false

  /// The digits in `room`, in the order and size that was asked for, with one that has to be seen. Those
  /// that lie beside the ones that are seen are in the same order.
  func layout(
    _ samples: ShownSamples, in room: Rect, showing chosen: Int?, isBeside: Bool = false
  ) -> SampleLayout {
    let order = samples.isPast && !isBeside ? nil : ranking?.order
    let chosen = chosen ?? order?.first ?? 0
    let usual = SampleLayout(samples.images, in: room, showing: chosen, order: order)
    guard let width = width(in: room, usual: usual.width) else { return usual }
    return SampleLayout(samples.images, in: room, showing: chosen, width: width, order: order)
  }

  /// Columns of a digit in `room`; nil for the usual ones, of which there are `usual`.
  private func width(in room: Rect, usual: Int) -> Int? {
    guard size != 0, usual > 0 else { return nil }
    let widths = Self.widths(in: room, usual: usual)
    let place = (widths.firstIndex(of: usual) ?? 0) + size
    return widths[min(max(place, 0), widths.count - 1)]
  }

  /// Makes the digits larger or smaller; false at the end of their sizes.
  mutating func resize(_ change: Int, in room: Rect, usual: Int) -> Bool {
    let widths = Self.widths(in: room, usual: usual)
    let middle = widths.firstIndex(of: usual) ?? 0
    let place = min(max(middle + size, 0), widths.count - 1) + change
    guard widths.indices.contains(place) else { return false }
    size = place - middle
    return true
  }

  /// The sizes there is room for, ascending: from the smallest legible to a single digit.
  private static func widths(in room: Rect, usual: Int) -> [Int] {
    let whole = max(min(room.height, room.width / 2), 1) * 2
    let steps = [8, 10, 14, 20, 28, 40, 56, 84, 112, 168].filter { $0 * 8 <= whole * 7 }
    return Set(steps + [whole, usual]).sorted()
  }

  /// Digits in another order would jump too fast to be looked at.
  private static let patience = 2.0

  /// Takes the newest scores of so many samples, or goes on with those it has.
  mutating func rank(_ scores: SampleScores?, count: Int, now: Double, isRunning: Bool) {
    guard isSorted, let scores, scores.values.count == count else {
      ranking = nil
      return
    }
    if let ranking, isRunning, ranking.order.count == count, now >= ranking.since,
      now - ranking.since < Self.patience
    {
      return
    }
    guard ranking?.scores != scores else { return }
    ranking = Ranking(scores: scores, order: scores.order, since: now)
  }
}
