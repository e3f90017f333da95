import TextUI

@testable import Dashboard

extension Model {
  /// The screen as text.
  func screen(_ width: Int = 120, _ height: Int = 36) -> String { "\(drawn(width, height))" }

  /// The screen as text, without the blanks at the ends of its lines.
  func picture(_ width: Int = 120, _ height: Int = 36) -> String { drawn(width, height).trimmed }

  /// The panel of the digits alone.
  func samplesPicture(_ width: Int = 120, _ height: Int = 36) -> Canvas {
    let canvas = drawn(width, height)
    let area = Layout(columns: width, rows: height).samples
    var panel = Canvas(width: area.width, height: area.height)
    for y in 0..<area.height {
      for x in 0..<area.width { panel[x, y] = canvas[area.x + x, area.y + y] }
    }
    return panel
  }

  /// The indices of the digits that are seen.
  var seenSamples: [Int] { sheet.places.map(\.index) }

  private func drawn(_ width: Int, _ height: Int) -> Canvas {
    var canvas = Canvas(width: width, height: height)
    draw(on: &canvas)
    return canvas
  }
}

extension Canvas {
  /// What is drawn, without the blanks at the ends of its lines.
  var trimmed: String {
    "\(self)".split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
      .joined(separator: "\n")
  }
}
