import GANEngine
import TextUI

/// Which samples are seen, and where.
struct SampleSheet: Equatable {
  /// The room of one sample.
  struct Place: Equatable {
    let index: Int
    let area: Rect
  }

  /// A class and where it is named.
  struct Name: Equatable {
    let label: UInt8
    let area: Rect
  }

  private(set) var places: [Place] = []
  private(set) var names: [Name] = []
  /// Samples side by side in a sheet that is read like a page and goes on behind it; nil where there
  /// is a row a class.
  private var across: Int?
  private let count: Int

  /// As many of the samples as fit, a row a class where they have classes; else the page of them
  /// that `chosen` is on.
  init(_ samples: SampleImages, in room: Rect, showing chosen: Int = 0) {
    count = samples.count
    guard count > 0, !room.isEmpty else { return }
    if !takeClasses(samples, room) { takePage(of: chosen, room) }
  }

  /// The sample beside one, or that itself at the edge.
  func neighbour(of index: Int, _ direction: Direction) -> Int {
    guard let across else { return beside(index, direction) }
    let steps: [Direction: Int] = [.left: -1, .right: 1, .up: -across, .down: across]
    let target = index + (steps[direction] ?? 0)
    return (0..<count).contains(target) ? target : index
  }

  /// Where to go from a sample.
  enum Direction { case left, right, up, down }

  private func beside(_ index: Int, _ direction: Direction) -> Int {
    guard let here = places.first(where: { $0.index == index })?.area else {
      return places.first?.index ?? index
    }
    func distance(_ area: Rect) -> Int {
      switch direction {
      case .left: area.y == here.y ? here.x - area.x : 0
      case .right: area.y == here.y ? area.x - here.x : 0
      case .up: area.x == here.x ? here.y - area.y : 0
      case .down: area.x == here.x ? area.y - here.y : 0
      }
    }
    let ahead = places.filter { distance($0.area) > 0 }
    return ahead.min { distance($0.area) < distance($1.area) }?.index ?? index
  }

  private mutating func takePage(of chosen: Int, _ room: Rect) {
    let grid = SamplesPanel.grid(room, count: count)
    let length = grid.across * grid.down
    let first = min(max(chosen, 0), count - 1) / length * length
    across = grid.across
    places = (first..<min(first + length, count)).map { index in
      let number = index - first
      let area = Rect(
        x: room.x + grid.left(number % grid.across), y: room.y + grid.top(number / grid.across),
        width: grid.width, height: grid.height)
      return Place(index: index, area: area.intersection(room))
    }
  }

  // False where there are no classes, or no room for some.
  private mutating func takeClasses(_ samples: SampleImages, _ room: Rect) -> Bool {
    let indices = Dictionary(
      grouping: 0..<min(samples.labels.count, count), by: { samples.labels[$0] })
    let classes = indices.keys.sorted()
    let nameWidth = (classes.last.map { "\($0)".utf8.count } ?? 0) + 1
    let grid = ClassGrid.fitting(
      room, classes: classes.count, samples: count, nameWidth: nameWidth)
    guard !classes.isEmpty, let grid else { return false }
    for (number, label) in classes.prefix(grid.classes).enumerated() {
      if grid.nameWidth > 0 {
        names.append(Name(label: label, area: grid.place(number).row(grid.height / 2)))
      }
      for (column, index) in (indices[label] ?? []).prefix(grid.across).enumerated() {
        places.append(Place(index: index, area: grid.image(column, of: number)))
      }
    }
    return true
  }
}
