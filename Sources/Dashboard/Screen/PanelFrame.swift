import TextUI

/// The border of a panel with a title on the left, a legend on the right and a note below.
struct PanelFrame {
  var title: String
  var legend = StyledText()
  /// Behind the title, where there is room beside the legend.
  var detail = StyledText()
  var note = StyledText()

  /// Draws the border and returns what is inside of it.
  @discardableResult
  func draw(in area: Rect, on canvas: inout Canvas) -> Rect {
    canvas.frame(area)
    let edge = area.inset(columns: 2, rows: 0)
    canvas.write(StyledText(" \(title) ", .title), in: edge.row(0).cut(to: edge.width - 1))
    let free = edge.width - title.unicodeScalars.count - 3
    if legend.width > 0, legend.width + 2 <= free {
      canvas.writeRight(" " + legend + " ", in: edge.row(0))
    }
    if detail.width > 0, detail.width + legend.width + 3 <= free {
      canvas.write(detail + " ", in: edge.after(title.unicodeScalars.count + 2).row(0))
    }
    if note.width > 0, note.width + 2 <= edge.width {
      canvas.write(" " + note + " ", in: edge.row(edge.height - 1))
    }
    return area.inset(columns: 1, rows: 1)
  }
}

extension Rect {
  /// The rectangle, no wider than `columns`.
  func cut(to columns: Int) -> Rect {
    Rect(x: x, y: y, width: min(width, columns), height: height)
  }

  /// The rectangle without its first `columns`.
  func after(_ columns: Int) -> Rect {
    Rect(x: x + columns, y: y, width: width - columns, height: height)
  }
}
