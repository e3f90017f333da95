import GANEngine
import TextUI

/// Both networks layer by layer: what comes out, how many weights, and what an image costs.
struct LayersOverlay {
  let configuration: Configuration
  /// Lines that are scrolled away.
  let scroll: Int

  private static let boxWidth = 84

  func draw(in area: Rect, on canvas: inout Canvas) {
    let isFramed = Self.isFramed(area)
    let lines = lines(columns: min(area.width, Self.boxWidth) - (isFramed ? 4 : 0))
    let box = area.centered(width: Self.boxWidth, height: lines.count + 2)
    canvas.fill(box)
    let last = lastScroll(columns: area.width, rows: area.height)
    var inside = box
    if isFramed {
      let hint = last == 0 ? "any key closes" : "↑↓ scroll · any other key closes"
      inside = PanelFrame(title: "Layers", legend: StyledText(hint, .muted)).draw(
        in: box, on: &canvas
      )
      .inset(columns: 1, rows: 0)
    }
    for (row, line) in lines.dropFirst(min(scroll, last)).prefix(inside.height).enumerated() {
      canvas.write(line, in: inside.row(row))
    }
  }

  /// How far `scroll` goes on a screen of that size.
  func lastScroll(columns: Int, rows: Int) -> Int {
    let area = Rect(x: 0, y: 0, width: columns, height: rows)
    return max(lines(columns: columns).count - rows + (Self.isFramed(area) ? 2 : 0), 0)
  }

  private static func isFramed(_ area: Rect) -> Bool { area.width >= 24 && area.height >= 5 }

  private func lines(columns: Int) -> [StyledText] {
    let tables = configuration.tables
    let rows = tables.flatMap(\.table.rows)
    let widths = Widths(rows, totals: tables.map(\.table), columns: columns)
    return tables.flatMap { name, shape, table -> [StyledText] in
      let title = "\(name), starts as \(shape.initialization.rawValue)"
      let head = widths.line("", title, "gives", "weights", "mult.-adds")
      let total = widths.line(
        "", "in all", "", NumberText.grouped(table.weights), NumberText.grouped(table.multiplyAdds))
      return [StyledText(head, .muted)]
        + table.rows.map { row in
          StyledText(
            widths.line(
              row.position, row.words, row.output.short, Self.number(row.weights),
              Self.number(row.multiplyAdds)), row.position.isEmpty ? .muted : .plain)
        } + [StyledText(total, .title)] + (name == tables.last?.name ? [] : [""])
    }
  }

  private static func number(_ value: Int) -> String {
    value == 0 ? "" : NumberText.grouped(value)
  }
}

/// How wide the columns are: what the numbers leave belongs to the names, which are cut.
private struct Widths {
  private let position: Int
  private let words: Int
  private let extent: Int
  private let weights: Int
  private let multiplyAdds: Int

  init(_ rows: [NetworkTable.Row], totals: [NetworkTable], columns: Int) {
    func widest(_ texts: [String], _ title: String) -> Int {
      (texts + [title]).map(\.unicodeScalars.count).max() ?? 0
    }
    position = widest(rows.map(\.position), "") + 1
    extent = widest(rows.map(\.output.short), "gives") + 1
    weights = widest(totals.map { NumberText.grouped($0.weights) }, "weights") + 2
    multiplyAdds = widest(totals.map { NumberText.grouped($0.multiplyAdds) }, "mult.-adds") + 2
    words = max(columns - position - extent - weights - multiplyAdds, 0)
  }

  func line(
    _ place: String, _ name: String, _ output: String, _ count: String, _ cost: String
  ) -> String {
    NumberText.left(place, position) + NumberText.left(Words.cut(name, to: words), words)
      + NumberText.right(output, extent) + NumberText.right(count, weights)
      + NumberText.right(cost, multiplyAdds)
  }
}

extension Model {
  func layersOverlay(_ scroll: Int) -> LayersOverlay {
    LayersOverlay(configuration: snapshot.settings.configuration, scroll: scroll)
  }

  mutating func openLayers() -> Effect? {
    focus.dialog = .layers(scroll: 0)
    return nil
  }

  /// A key while the layers are shown: further down or up, or away.
  mutating func readLayers(_ key: Key, scroll: Int) {
    let last = layersOverlay(scroll).lastScroll(columns: frame.columns, rows: frame.rows)
    focus.dialog = Self.helpTurns[key].map { .layers(scroll: min(max(scroll + $0, 0), last)) }
  }
}
