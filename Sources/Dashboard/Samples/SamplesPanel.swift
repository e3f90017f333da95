import GANEngine
import TextUI

/// Generated digits of fixed latents, as many as fit.
struct SamplesPanel: PanelView {
  /// The digits, and what they are.
  let legend: SamplesLegend
  let focus: Focus.Panel
  /// How to get better data.
  let hint: String?
  /// Told here in a few words; nil where another panel tells it.
  let quality: QualityRecord?
  let pen: Pen

  /// Columns a digit takes and half of which are its rows, most detailed first.
  private static let sizes = [28, 14, 10, 8]

  static let help: PanelHelp? = (
    "Samples",
    """
    what G draws from the same noise, step by step. All alike: collapse; lower lr G or go back.
    """
  )

  func target(x: Int, y: Int, in area: Rect) -> Screen.Target {
    let places = layout(in: area).places
    return .samples(places.first { $0.area.contains(x: x, y: y) }?.index)
  }

  private func layout(in area: Rect) -> SampleLayout {
    legend.view.layout(legend.shown, in: Self.inside(area), showing: focus.samples.chosen)
  }

  func draw(in area: Rect, on canvas: inout Canvas) {
    if Self.isFramed(area) { frame(width: area.width).draw(in: area, on: &canvas) }
    let inside = Self.inside(area)
    let shown = legend.shown
    guard shown.images.count > 0 else {
      canvas.write("digits come with the first steps", .muted, in: inside.row(inside.height / 2))
      return
    }
    let marks = focus.samples
    let sheet = layout(in: area)
    for name in sheet.names { canvas.write("\(name.label)", .muted, in: name.area) }
    for place in sheet.places {
      draw(place, on: &canvas)
      if !shown.isPast { drawScore(place, on: &canvas) }
      if marks.marked.contains(place.index) { mark(place.area, on: &canvas) }
    }
  }

  /// What is inside of the border, where there is one.
  static func inside(_ area: Rect) -> Rect {
    isFramed(area) ? area.inset(columns: 1, rows: 1) : area
  }

  private static func isFramed(_ area: Rect) -> Bool { area.height >= 9 && area.width >= 16 }

  private func draw(_ place: SampleLayout.Place, on canvas: inout Canvas) {
    let images = legend.shown.images
    guard let before = legend.compared?.images else {
      pen.draw(images, place.index, in: place.area, on: &canvas)
      return
    }
    DifferenceRaster(
      now: pen.raster(images, place.index), before: pen.raster(before, place.index)
    ).draw(in: place.area, inBlocks: pen.glyphs != .ramp && pen.greys, on: &canvas)
  }

  // In the margin below a digit, which smaller ones do not have.
  private func drawScore(_ place: SampleLayout.Place, on canvas: inout Canvas) {
    guard place.area.width >= 14, let values = legend.view.ranking?.scores.values,
      values.indices.contains(place.index)
    else { return }
    let text = NumberText.fixed(values[place.index], decimals: 2)
    let row = place.area.row(place.area.height - 1)
    canvas.writeRight(StyledText(text + " ", .muted), in: row)
  }

  // Around the digit, whose margin is empty; where it is not, the ink stays but in the corners.
  private func mark(_ place: Rect, on canvas: inout Canvas) {
    var border = Canvas(width: place.width, height: place.height)
    border.frame(border.bounds, .change)
    for y in 0..<place.height {
      for x in 0..<place.width where border[x, y] != .blank {
        let isCorner = (x == 0 || x == place.width - 1) && (y == 0 || y == place.height - 1)
        if isCorner || canvas[place.x + x, place.y + y] == .blank {
          canvas[place.x + x, place.y + y] = border[x, y]
        }
      }
    }
  }

  private func frame(width: Int) -> PanelFrame {
    var note = StyledText()
    if let hint { note = StyledText(hint, .muted) }
    if let quality, let brief = QualityBrief(record: quality).text(room: width - 6) { note = brief }
    if let difference = legend.difference(width - 6) { note = difference }
    let title = "Samples"
    return PanelFrame(
      title: title, legend: legend.text(width - 9 - title.count), note: note)
  }

  /// A grid of equal places, spread evenly over the room.
  struct Grid: Equatable {
    let across: Int
    let down: Int
    /// The size of a digit in cells.
    let width: Int
    let height: Int
    /// The room to spread over.
    let room: Rect

    func left(_ column: Int) -> Int {
      Self.place(column, of: across, size: width, in: room.width)
    }

    func top(_ row: Int) -> Int {
      Self.place(row, of: down, size: height, in: room.height)
    }

    // The same gap before, between and behind all places.
    private static func place(_ index: Int, of count: Int, size: Int, in room: Int) -> Int {
      index * size + max(room - count * size, 0) * (index + 1) / (count + 1)
    }
  }

  /// Large digits where all there are fit in, else as many of the usual size as fit, else one that
  /// is as large as the room. Or digits `width` columns wide.
  static func grid(_ room: Rect, count: Int, width: Int? = nil) -> Grid {
    for size in width.map({ [$0] }) ?? sizes {
      let across = room.width / max(size, 1)
      let down = room.height / max(size / 2, 1)
      guard across > 0, down > 0, width != nil || size <= 14 || across * down >= count
      else { continue }
      let columns = min(across, count)
      return Grid(
        across: columns, down: min(down, (count + columns - 1) / columns), width: size,
        height: max(size / 2, 1), room: room)
    }
    let height = max(min(room.height, room.width / 2), 1)
    return Grid(
      across: 1, down: 1, width: min(height * 2, max(room.width, 1)), height: height,
      room: room)
  }
}
