import GANEngine
import TextUI

/// Which samples are seen, and where.
struct SampleLayout: Equatable {
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
  private let order: [Int]

  /// As many of the samples as fit, a row a class where they have classes; else the page of them
  /// that `chosen` is on. A sample is `width` columns wide, or as fits best; `order` has the indices
  /// of all where that is not their own.
  init(
    _ samples: SampleImages, in room: Rect, showing chosen: Int = 0, width: Int? = nil,
    order: [Int]? = nil
  ) {
    count = samples.count
    self.order = order.flatMap { $0.count == samples.count ? $0 : nil } ?? Array(0..<count)
    guard count > 0, !room.isEmpty else { return }
    if !takeClasses(samples, room, width) { takePage(of: chosen, room, width) }
  }

  /// Columns of a sample; 0 where none is seen.
  var width: Int { places.first?.area.width ?? 0 }

  /// The sample beside one, or that itself at the edge.
  func neighbour(of index: Int, _ direction: Direction) -> Int {
    guard let across else { return beside(index, direction) }
    let steps: [Direction: Int] = [.left: -1, .right: 1, .up: -across, .down: across]
    let here = order.firstIndex(of: index) ?? 0
    let target = here + (steps[direction] ?? 0)
    return order.indices.contains(target) ? order[target] : index
  }

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

  private mutating func takePage(of chosen: Int, _ room: Rect, _ width: Int?) {
    let grid = SamplesPanel.grid(room, count: count, width: width)
    let length = grid.across * grid.down
    let first = (order.firstIndex(of: chosen) ?? 0) / length * length
    across = grid.across
    places = (first..<min(first + length, count)).map { place in
      let number = place - first
      let area = Rect(
        x: room.x + grid.left(number % grid.across), y: room.y + grid.top(number / grid.across),
        width: grid.width, height: grid.height)
      return Place(index: order[place], area: area.intersection(room))
    }
  }

  // False where there are no classes, or no room for some.
  private mutating func takeClasses(
    _ samples: SampleImages, _ room: Rect, _ width: Int?
  ) -> Bool {
    let indices = Dictionary(
      grouping: order.filter { $0 < samples.labels.count }, by: { samples.labels[$0] })
    let classes = indices.keys.sorted()
    let nameWidth = (classes.last.map { "\($0)".utf8.count } ?? 0) + 1
    let grid = ClassGrid.fitting(
      room, classes: classes.count, samples: count, nameWidth: nameWidth, width: width)
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
