import TextUI

/// Where the images of a generator that is told a class go: a row a class, its name on the left.
///
/// Where the rows do not all fit on top of each other they stand in several blocks side by side.
struct ClassGrid: Equatable {
  /// Classes shown.
  let classes: Int
  /// Blocks side by side.
  let blocks: Int
  /// Classes on top of each other in a block.
  let down: Int
  /// Images of a class.
  let across: Int
  /// The size of an image in cells.
  let width: Int
  let height: Int
  /// Columns for a name; 0 where there is no room for names.
  let nameWidth: Int
  let room: Rect

  /// The room of class number `index`, name included.
  func place(_ index: Int) -> Rect {
    // Single images are read like words, rows of them from top to bottom.
    let block = across == 1 ? index % blocks : index / down
    let row = across == 1 ? index / blocks : index % down
    let span = room.width / blocks
    let top = row * height + max(room.height - down * height, 0) * (row + 1) / (down + 1)
    return Rect(x: room.x + block * span, y: room.y + top, width: span, height: height)
  }

  /// The room of image `column` of class number `index`.
  func image(_ column: Int, of index: Int) -> Rect {
    let place = place(index)
    let x = place.x + nameWidth + column * width
    return Rect(x: x, y: place.y, width: width, height: height)
  }

  /// One block of large images, or of smaller ones; several blocks; single images; and at last as
  /// many classes as there is room for. Nil where not even two of those fit. Images are `width`
  /// columns wide where that is given.
  static func fitting(
    _ room: Rect, classes: Int, samples: Int, nameWidth: Int, width: Int? = nil
  ) -> ClassGrid? {
    let most = max(samples / max(classes, 1), 1)
    func grid(_ size: Int, _ blocks: Int, least: Int, names: Int, all: Bool) -> ClassGrid? {
      let tall = max(size / 2, 1)
      let across = min((room.width / blocks - names) / size, most)
      let down = all ? (classes + blocks - 1) / blocks : min(room.height / tall, classes)
      guard across >= min(least, most), across > 0, down > 0, down * tall <= room.height
      else { return nil }
      return ClassGrid(
        classes: all ? classes : down, blocks: blocks, down: down, across: across, width: size,
        height: tall, nameWidth: names, room: room)
    }
    let sizes = width.map { [$0] } ?? [28, 14, 10, 8]
    let wishes: [(blocks: ClosedRange<Int>, least: Int, names: Int)] = [
      (1...1, 2, nameWidth), (2...max(classes, 2), 2, nameWidth),
      (1...max(classes, 1), 1, nameWidth), (1...max(classes, 1), 1, 0),
    ]
    for wish in wishes {
      for size in sizes {
        for blocks in wish.blocks {
          let found = grid(size, blocks, least: wish.least, names: wish.names, all: true)
          if let found { return found }
        }
      }
    }
    return grid(width ?? 8, 1, least: 1, names: nameWidth, all: false)
      .flatMap { $0.down > 1 ? $0 : nil }
  }
}
