import TextUI

/// A digit beside what it was before: where ink came, where it went, and what stayed.
struct DifferenceRaster {
  let now: GrayRaster
  let before: GrayRaster

  private enum Change { case none, came, went, stayed }

  /// Draws in `area`: halves of cells in colours, or signs that need none.
  func draw(in area: Rect, inBlocks: Bool, on canvas: inout Canvas) {
    guard !area.isEmpty else { return }
    if inBlocks { drawBlocks(area, on: &canvas) } else { drawSigns(area, on: &canvas) }
  }

  private func drawSigns(_ area: Rect, on canvas: inout Canvas) {
    let (new, old) = levels(area.width, area.height)
    for row in 0..<area.height {
      for column in 0..<area.width {
        let place = row * area.width + column
        if let cell = Self.sign(new[place], old[place]) {
          canvas[area.x + column, area.y + row] = cell
        }
      }
    }
  }

  private func drawBlocks(_ area: Rect, on canvas: inout Canvas) {
    let (new, old) = levels(area.width, area.height * 2)
    for row in 0..<area.height {
      for column in 0..<area.width {
        let upper = 2 * row * area.width + column
        let lower = upper + area.width
        let cell = Self.block(
          Self.change(new[upper], old[upper]), Self.change(new[lower], old[lower]))
        if let cell { canvas[area.x + column, area.y + row] = cell }
      }
    }
  }

  private func levels(_ columns: Int, _ rows: Int) -> (new: [Double], old: [Double]) {
    (
      now.reduced(columns: columns, rows: rows).map(GrayRaster.lifted),
      before.reduced(columns: columns, rows: rows).map(GrayRaster.lifted)
    )
  }

  /// Of ink in 0…1: less is hardly seen.
  private static let least = 0.15

  private static func change(_ new: Double, _ old: Double) -> Change {
    if new - old > Self.least { return .came }
    if old - new > Self.least { return .went }
    return max(new, old) < 0.3 ? .none : .stayed
  }

  private static func sign(_ new: Double, _ old: Double) -> Cell? {
    switch change(new, old) {
    case .none: nil
    case .came: Cell("+", style: .generator)
    case .went: Cell("-", style: .discriminator)
    case .stayed: Cell(new < 0.55 ? "." : new < 0.8 ? ":" : "o", style: .muted)
    }
  }

  // Of a change and what stayed only the change is shown; where both came and went, one cell tells both.
  private static func block(_ upper: Change, _ lower: Change) -> Cell? {
    func style(_ change: Change) -> Style {
      change == .came ? .generator : change == .went ? .discriminator : .frame
    }
    switch (upper, lower) {
    case (.none, .none): return nil
    case (.came, .went), (.went, .came): return Cell("█", style: .both)
    case (.came, .came), (.went, .went), (.stayed, .stayed): return Cell("█", style: style(upper))
    case (_, .none), (.came, .stayed), (.went, .stayed): return Cell("▀", style: style(upper))
    case (.none, _), (.stayed, .came), (.stayed, .went): return Cell("▄", style: style(lower))
    }
  }
}
