import GANEngine
import TextUI

/// A walk through the latents: the digits along it in a row, and the one where one stands, large.
struct ExplorerPanel: PanelView {
  let explorer: Explorer
  /// What was drawn of the walk; nil before the first of it.
  let exploration: Exploration?
  /// The digits that its ends are chosen from.
  let images: SampleImages
  /// Whether the weights as trained draw, instead of their average.
  let drawsRaw: Bool
  let pen: Pen

  func draw(in area: Rect, on canvas: inout Canvas) {
    canvas.fill(area)
    let inside = Self.inside(area)
    if inside != area { frame(area).draw(in: area, on: &canvas) }
    if explorer.stage == .walking {
      drawWalk(inside, Self.stops(in: area), on: &canvas)
    } else {
      drawChoice(inside, on: &canvas)
    }
  }

  /// How many digits are in the row, and how wide they are; none of them where there is no room.
  static func stops(in area: Rect) -> (count: Int, width: Int) {
    let inside = inside(area)
    for width in [28, 20, 14, 10, 8]
    where width / 2 * 3 <= inside.height && inside.width / width >= 5 {
      return (min(inside.width / width, LatentWalk.stopLimit), width)
    }
    return (2, 0)
  }

  private static func inside(_ area: Rect) -> Rect {
    area.width >= 24 && area.height >= 8 ? area.inset(columns: 1, rows: 1) : area
  }

  private func frame(_ area: Rect) -> PanelFrame {
    let choices: [String]
    switch explorer.stage {
    case .choosingFirst: choices = ["choose the digit to walk from", "walk from which digit?"]
    case .choosingSecond: choices = ["choose the digit to walk to", "and to which?"]
    case .walking:
      let ends = "digit \(explorer.walk.from + 1) to \(explorer.walk.to + 1)"
      choices = [explorer.isPlaying ? ends + " · playing" : ends, ends]
    }
    let room = area.width - 17
    return PanelFrame(
      title: "Explorer",
      legend: StyledText(choices.first { $0.count <= room } ?? "", .muted))
  }

  private func drawChoice(_ inside: Rect, on canvas: inout Canvas) {
    let width = (inside.width - 2) / 2
    let left = Rect(x: inside.x, y: inside.y, width: width, height: inside.height)
    let right = Rect(
      x: inside.right - width, y: inside.y, width: width, height: inside.height)
    let isSecond = explorer.stage == .choosingSecond
    drawEnd("from", isSecond ? explorer.walk.from : explorer.mark, in: left, on: &canvas)
    if isSecond { drawEnd("to", explorer.mark, in: right, on: &canvas) }
  }

  private func drawEnd(_ word: String, _ index: Int, in column: Rect, on canvas: inout Canvas) {
    let label = images.labels.indices.contains(index) ? ", a \(images.labels[index])" : ""
    let size = Self.largest(column.width, column.height - 2)
    let spare = max(column.height - size / 2 - 1, 0)
    let top = min(spare / 2, 2)
    canvas.write(
      StyledText(word + " ", .muted) + StyledText("digit \(index + 1)\(label)"),
      in: column.row(top).after(column.width >= 20 ? 1 : 0))
    draw(images, index, size, in: column, row: top + 1, on: &canvas)
  }

  private func drawWalk(
    _ inside: Rect, _ row: (count: Int, width: Int), on canvas: inout Canvas
  ) {
    let (count, width) = row
    guard let exploration else {
      canvas.write("drawing…", .muted, in: inside.after(1).row(0))
      return
    }
    var top = 0
    if width > 0 {
      drawStops(exploration, count, width, inside, on: &canvas)
      top = width / 2 + 1
    }
    let room = inside.height - top
    let size = Self.largest(inside.width * 6 / 10, room)
    let gap = room > size / 2 + 1 ? 1 : 0
    let place = Rect(
      x: inside.x, y: inside.y + top + gap, width: size, height: inside.height - top - gap)
    draw(exploration.current, 0, size, in: place, row: 0, on: &canvas)
    let words = Rect(
      x: inside.x + size + 2, y: place.y, width: inside.width - size - 2, height: place.height)
    let lines = lines(exploration)
    let first = max((min(size / 2, words.height) - lines.count) / 2, 0)
    for (row, choices) in lines.enumerated() {
      let text = choices.first { $0.width <= words.width } ?? choices.last ?? StyledText()
      canvas.write(text, in: words.row(first + row))
    }
  }

  private func drawStops(
    _ exploration: Exploration, _ count: Int, _ width: Int, _ inside: Rect,
    on canvas: inout Canvas
  ) {
    let left = (inside.width - count * width) / 2
    for index in 0..<min(count, exploration.stops.count) {
      let place = Rect(
        x: inside.x + left + index * width, y: inside.y, width: width, height: width / 2)
      draw(exploration.stops, index, width, in: place, row: 0, on: &canvas)
    }
    // From the middle of the first digit to that of the last.
    let start = inside.x + left + width / 2
    let length = (count - 1) * width
    let track = inside.row(width / 2)
    for x in start...start + length { canvas[x, track.y] = Cell("─", style: .frame) }
    let (from, to) = ("\(explorer.walk.from + 1)", "\(explorer.walk.to + 1)")
    canvas.write(from + " ", .muted, in: track.after(max(start - inside.x - from.count - 1, 0)))
    canvas.write(" " + to, .muted, in: track.after(start + length - inside.x + 1))
    let place = start + Int((explorer.walk.position * Double(length)).rounded())
    canvas[place, track.y] = Cell("●", style: .change)
  }

  /// What is to be said beside the digit, each in a long and a short version.
  private func lines(_ exploration: Exploration) -> [[StyledText]] {
    let walk = explorer.walk
    let percent = "\(Int((walk.position * 100).rounded())) %"
    let aside = NumberText.fixed(walk.offset, decimals: 1)
    let way =
      exploration.isSpherical ? "along the sphere of the latents" : "straight: uniform latents"
    let short = exploration.isSpherical ? "on the sphere" : "straight"
    let direction = "direction \(walk.direction + 1)"
    var lines: [[StyledText]] = [
      [
        StyledText("\(percent) of the way", .title)
          + StyledText(", digit \(walk.from + 1) to \(walk.to + 1)"),
        StyledText("\(percent) of the way", .title), StyledText(percent, .title),
      ],
      [StyledText("\(aside) aside, \(direction)"), StyledText("\(aside) aside")],
    ]
    if let asked = exploration.stops.labels.first {
      lines.append([StyledText("drawn as \(asked); 0-9 choose"), StyledText("as \(asked)")])
    }
    let step = "step \(NumberText.grouped(exploration.step))"
    let weights = drawsRaw ? step + ", raw weights" : step
    lines += [
      [StyledText(way, .muted), StyledText(short, .muted)],
      [StyledText(weights, .muted), StyledText(step, .muted)],
    ]
    return lines
  }

  /// The largest width of a digit in so many columns and rows.
  private static func largest(_ columns: Int, _ rows: Int) -> Int {
    [84, 56, 40, 28, 20, 14, 10, 8].first { $0 <= columns && $0 / 2 <= rows }
      ?? max(min(columns / 2, rows), 1) * 2
  }

  private func draw(
    _ images: SampleImages, _ index: Int, _ size: Int, in column: Rect, row: Int,
    on canvas: inout Canvas
  ) {
    let place = Rect(
      x: column.x + max(column.width - size, 0) / 2, y: column.y + row, width: size,
      height: size / 2
    ).intersection(column)
    pen.draw(images, index, in: place, on: &canvas)
  }
}
