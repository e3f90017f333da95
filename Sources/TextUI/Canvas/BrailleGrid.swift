/// A bitmap of 2×4 dots a cell, shown with the braille patterns U+2800…U+28FF.
public struct BrailleGrid: Equatable, Sendable {
  /// Cells in a row.
  public let columns: Int
  /// Rows of cells.
  public let rows: Int
  private var masks: [UInt8]

  /// An empty bitmap of `columns × rows` cells.
  public init(columns: Int, rows: Int) {
    self.columns = max(columns, 0)
    self.rows = max(rows, 0)
    masks = Array(repeating: 0, count: self.columns * self.rows)
  }

  /// Dots in a row.
  public var width: Int { columns * 2 }
  /// Rows of dots.
  public var height: Int { rows * 4 }

  /// Sets the dot `x` from the left and `y` from the top; ignored outside.
  public mutating func set(_ x: Int, _ y: Int) {
    guard x >= 0, y >= 0, x < width, y < height else { return }
    masks[y / 4 * columns + x / 2] |= Self.bit(x & 1, y & 3)
  }

  /// The dots of a cell, a bit each; 0 outside.
  public func mask(column: Int, row: Int) -> UInt8 {
    guard column >= 0, row >= 0, column < columns, row < rows else { return 0 }
    return masks[row * columns + column]
  }

  /// The character that shows those dots.
  public static func scalar(_ mask: UInt8) -> Unicode.Scalar {
    Unicode.Scalar(0x2800 + UInt32(mask)) ?? " "
  }

  // Unicode numbers the dots 1-2-3-7 down the left column and 4-5-6-8 down the right one.
  static func bit(_ x: Int, _ y: Int) -> UInt8 {
    let position = y == 3 ? 6 + x : 3 * x + y
    return 1 << UInt8(position)
  }
}
