import GANEngine
import TextUI

/// One generated digit, large, with what the judge and D say of it, and its nearest training digit.
struct CloseupPanel: PanelView {
  let index: Int
  let images: SampleImages
  /// What is known of the digit; nil where that is of another one.
  let inspection: Inspection?
  /// Why this run is not scored; nil where it is.
  let noScores: String?
  let pen: Pen

  /// Columns of a digit, of which half are its rows.
  private static let sizes = [56, 28, 20, 14, 10, 8]
  private static let gap = 2

  static let help: PanelHelp? = (
    "i",
    """
    a digit large: how sure the judge is of it, D's score, and the nearest training digit; a \
    distance near 0 is a copy.
    """
  )

  func draw(in area: Rect, on canvas: inout Canvas) {
    canvas.fill(area)
    let isFramed = area.width >= 24 && area.height >= 8
    let inside = isFramed ? frame(area).draw(in: area, on: &canvas) : area
    let width = (inside.width - Self.gap) / 2
    let words = Lines(left: generatedLines(width), right: neighbourLines(width))
    let size = Self.sizes.first { $0 <= width && $0 / 2 + words.rows <= inside.height } ?? 0
    // Where there is room, lines apart from the pictures, and a caption above them.
    let spare = inside.height - size / 2 - words.rows
    let top = inside.y + (spare >= 3 ? 2 : spare >= 1 ? 1 : 0)
    let left = Rect(x: inside.x, y: top, width: width, height: inside.bottom - top)
    let right = Rect(
      x: inside.right - width, y: top, width: width, height: inside.bottom - top)
    if top > inside.y { drawCaptions(inside, left: left, right: right, on: &canvas) }
    draw(image, size, in: left, on: &canvas)
    if let known = inspection?.neighbour { draw(known.image, size, in: right, on: &canvas) }
    let textTop = size / 2 + (spare >= 5 ? 1 : 0)
    draw(words.left, in: left, from: textTop, on: &canvas)
    draw(words.right, in: right, from: textTop, on: &canvas)
    let rest = Rect(
      x: inside.x, y: top + textTop + words.rows + 1, width: inside.width,
      height: inside.bottom - top - textTop - words.rows - 1)
    drawFootnote(in: rest, on: &canvas)
  }

  private struct Lines {
    let left: [StyledText]
    let right: [StyledText]
    var rows: Int { max(left.count, right.count) }
  }

  private var image: SampleImages {
    inspection?.image ?? images.images(at: [index])
  }

  private func frame(_ area: Rect) -> PanelFrame {
    let title = "Digit \(index + 1) of \(images.count)"
    let choices = ["generated, and its nearest training digit", "generated · nearest real", ""]
    let room = area.width - title.count - 9
    let legend = choices.first { $0.count <= room } ?? ""
    return PanelFrame(title: title, legend: StyledText(legend, .muted))
  }

  private func drawCaptions(
    _ inside: Rect, left: Rect, right: Rect, on canvas: inout Canvas
  ) {
    let step = inspection.map { " at step \(NumberText.grouped($0.step))" } ?? ""
    let row = inside.y + (left.y - inside.y) / 2
    let captions: [(Rect, [String], Style)] = [
      (left, ["generated" + step, "generated"], .generator),
      (right, ["nearest training digit", "nearest real digit", "nearest"], .discriminator),
    ]
    for (column, choices, style) in captions {
      let place = Rect(x: column.x, y: row, width: column.width, height: 1).after(indent(column))
      canvas.write(choices.first { $0.count <= place.width } ?? "", style, in: place)
    }
  }

  private func draw(
    _ image: SampleImages, _ size: Int, in column: Rect, on canvas: inout Canvas
  ) {
    guard size > 0 else { return }
    let place = Rect(
      x: column.x + (column.width - size) / 2, y: column.y, width: size, height: size / 2)
    pen.draw(image, in: place, on: &canvas)
  }

  private func indent(_ column: Rect) -> Int { column.width >= 24 ? 1 : 0 }

  private func draw(
    _ lines: [StyledText], in column: Rect, from top: Int, on canvas: inout Canvas
  ) {
    for (number, line) in lines.enumerated() {
      canvas.write(line, in: column.row(top + number).after(indent(column)))
    }
  }

  private func drawFootnote(in rest: Rect, on canvas: inout Canvas) {
    var notes: [String] = []
    if let noScores, inspection?.probabilities.isEmpty == true {
      notes.append(noScores)
    }
    notes.append("distance: root of summed squared differences; a copy has 0")
    let lines = notes.flatMap { Words.wrapped($0, columns: rest.width - 1) }
    for (number, line) in lines.prefix(rest.height).enumerated() {
      canvas.write(line, .muted, in: rest.after(1).row(number))
    }
  }
}
