/// A rectangle of cells; never negative in extent.
public struct Rect: Equatable, Sendable {
  /// Leftmost column.
  public let x: Int
  /// Topmost row.
  public let y: Int
  /// Columns covered.
  public let width: Int
  /// Rows covered.
  public let height: Int

  /// A rectangle; negative extents become 0.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(width, 0)
    self.height = max(height, 0)
  }

  /// No cells at all.
  public static let empty = Rect(x: 0, y: 0, width: 0, height: 0)

  /// The first column to the right of it.
  public var right: Int { x + width }
  /// The first row below it.
  public var bottom: Int { y + height }
  /// Whether no cell lies in it.
  public var isEmpty: Bool { width == 0 || height == 0 }

  /// Whether the cell in column `x` and row `y`, which may be any, is one of it.
  public func contains(x column: Int, y row: Int) -> Bool {
    column >= x && column < right && row >= y && row < bottom
  }

  /// The rectangle without `columns` on the left and right and `rows` at the top and bottom.
  public func inset(columns: Int, rows: Int) -> Rect {
    Rect(x: x + columns, y: y + rows, width: width - 2 * columns, height: height - 2 * rows)
  }

  /// Row `index` of it, counted from the top; empty where there is none.
  public func row(_ index: Int) -> Rect {
    guard index >= 0, index < height else { return .empty }
    return Rect(x: x, y: y + index, width: width, height: 1)
  }

  /// A rectangle of at most the given size in the middle of this one.
  public func centered(width wanted: Int, height tall: Int) -> Rect {
    let w = min(wanted, width)
    let h = min(tall, height)
    return Rect(x: x + (width - w) / 2, y: y + (height - h) / 2, width: w, height: h)
  }

  /// The smallest rectangle that covers both; an empty one has no say.
  public func union(_ other: Rect) -> Rect {
    if isEmpty { return other }
    if other.isEmpty { return self }
    let (left, top) = (min(x, other.x), min(y, other.y))
    return Rect(
      x: left, y: top, width: max(right, other.right) - left,
      height: max(bottom, other.bottom) - top)
  }

  /// The cells both cover.
  public func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(
      x: left, y: top, width: min(right, other.right) - left,
      height: min(bottom, other.bottom) - top)
  }
}
