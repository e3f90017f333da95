/// A small grey image drawn with characters: 0 is background, 255 is ink.
public struct GrayRaster: Equatable, Sendable {
  /// What the image is drawn with, the richest first.
  public enum Glyphs: String, CaseIterable, Sendable {
    /// Two pixels a cell, in greys where the terminal has them.
    case halfBlocks
    /// Eight pixels a cell, black or white.
    case braille
    /// Four pixels a cell, black or white.
    case quadrants
    /// Ten ASCII characters of growing ink: the same in every terminal.
    case ramp

    /// Their name in commands and files.
    public var word: String { self == .halfBlocks ? "half-blocks" : rawValue }

    /// What they are called.
    public var title: String {
      switch self {
      case .halfBlocks: "half blocks"
      case .braille: "braille dots"
      case .quadrants: "quadrant blocks"
      case .ramp: "ASCII ramp"
      }
    }
  }

  /// Pixels in a row.
  public let width: Int
  /// Rows of pixels.
  public let height: Int
  private let pixels: [UInt8]

  /// Wraps `height × width` bytes, row-major; missing ones are background.
  public init(pixels: some Collection<UInt8>, width: Int, height: Int) {
    self.width = max(width, 0)
    self.height = max(height, 0)
    let size = self.width * self.height
    var bytes = Array(pixels.prefix(size))
    if bytes.count < size { bytes += Array(repeating: 0, count: size - bytes.count) }
    self.pixels = bytes
  }

  /// The characters of the ramp, from no ink to most.
  public static let ramp: [Unicode.Scalar] = Array(" .:-=+*#%@".unicodeScalars)

  /// Draws the whole image in `area`, however large that is.
  public func draw(
    in area: Rect, as glyphs: Glyphs, greys: Bool = true, on canvas: inout Canvas
  ) {
    guard !area.isEmpty, width > 0, height > 0 else { return }
    switch glyphs {
    case .ramp: drawRamp(area, on: &canvas)
    case .halfBlocks: drawHalves(area, greys: greys, on: &canvas)
    case .braille: drawBraille(area, on: &canvas)
    case .quadrants: drawQuadrants(area, on: &canvas)
    }
  }

  private func drawRamp(_ area: Rect, on canvas: inout Canvas) {
    let levels = reduced(columns: area.width, rows: area.height)
    for row in 0..<area.height {
      for column in 0..<area.width {
        let level = Self.level(levels[row * area.width + column], of: Self.ramp.count)
        if level > 0 { canvas[area.x + column, area.y + row] = Cell(Self.ramp[level]) }
      }
    }
  }

  private func drawHalves(_ area: Rect, greys: Bool, on canvas: inout Canvas) {
    let levels = reduced(columns: area.width, rows: area.height * 2)
    for row in 0..<area.height {
      for column in 0..<area.width {
        let upper = levels[2 * row * area.width + column]
        let lower = levels[(2 * row + 1) * area.width + column]
        let cell = greys ? Self.greyHalves(upper, lower) : Self.whiteHalves(upper, lower)
        if let cell { canvas[area.x + column, area.y + row] = cell }
      }
    }
  }

  private func drawBraille(_ area: Rect, on canvas: inout Canvas) {
    var grid = BrailleGrid(columns: area.width, rows: area.height)
    let levels = reduced(columns: grid.width, rows: grid.height)
    for y in 0..<grid.height {
      for x in 0..<grid.width where levels[y * grid.width + x] > Self.threshold { grid.set(x, y) }
    }
    for row in 0..<area.height {
      for column in 0..<area.width {
        let mask = grid.mask(column: column, row: row)
        if mask != 0 {
          canvas[area.x + column, area.y + row] = Cell(BrailleGrid.scalar(mask))
        }
      }
    }
  }

  private func drawQuadrants(_ area: Rect, on canvas: inout Canvas) {
    let width = area.width * 2
    let levels = reduced(columns: width, rows: area.height * 2)
    for row in 0..<area.height {
      for column in 0..<area.width {
        let corner = 2 * row * width + 2 * column
        func bit(_ number: Int, at index: Int) -> Int {
          levels[index] > Self.threshold ? 1 << number : 0
        }
        let upper = bit(0, at: corner) | bit(1, at: corner + 1)
        let mask = upper | bit(2, at: corner + width) | bit(3, at: corner + width + 1)
        if mask > 0 { canvas[area.x + column, area.y + row] = Cell(Self.quadrants[mask]) }
      }
    }
  }

  // By their mask: upper left 1, upper right 2, lower left 4, lower right 8.
  private static let quadrants: [Unicode.Scalar] = Array(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█".unicodeScalars)

  // Where a pixel is black or white. About Otsu's threshold of handwritten digits.
  private static let threshold = 0.4

  /// The image averaged down (or repeated up) to `columns × rows` values in 0…1.
  public func reduced(columns: Int, rows: Int) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(columns * rows)
    let sides = (0..<columns).map { column in
      let left = column * width / columns
      return (left, right: max((column + 1) * width / columns, left + 1))
    }
    for row in 0..<rows {
      let top = row * height / rows
      let bottom = max((row + 1) * height / rows, top + 1)
      for (left, right) in sides {
        var sum = 0
        for y in top..<bottom {
          for x in left..<right { sum += Int(pixels[y * width + x]) }
        }
        result.append(Double(sum) / Double(255 * (bottom - top) * (right - left)))
      }
    }
    return Self.stretched(result)
  }

  /// Contrast lifted to the full range: a picture on a grey ground, as an untrained generator
  /// paints, shows its shape; one on black is left as it is.
  private static func stretched(_ values: [Double]) -> [Double] {
    guard let brightest = values.max() else { return values }
    let ground = values.nthSmallest(values.count / 4)
    guard ground > 0.02 else { return values }
    // A picture that is nearly flat stays so.
    let extent = max(brightest - ground, 0.35)
    return values.map { min(max(($0 - ground) / extent, 0), 1) }
  }

  /// Ink in 0…1 as it looks: thin strokes average to a faint grey, and are lifted.
  public static func lifted(_ value: Double) -> Double {
    value + (value.squareRoot() - value) * 0.6
  }

  /// One of `count` levels; the middle is lifted, since thin strokes average to a faint grey.
  static func level(_ value: Double, of count: Int) -> Int {
    let lifted = lifted(value)
    return lifted < 0.16 ? 0 : min(Int(lifted * Double(count)), count - 1)
  }

  private static func greyHalves(_ upper: Double, _ lower: Double) -> Cell? {
    let top = UInt8(level(upper, of: 256))
    let bottom = UInt8(level(lower, of: 256))
    if top == 0, bottom == 0 { return nil }
    // Background stays the terminal's own: only ink is painted.
    if top == 0 { return Cell("▄", style: .grey(upper: bottom, lower: 0)) }
    return Cell("▀", style: .grey(upper: top, lower: bottom))
  }

  private static func whiteHalves(_ upper: Double, _ lower: Double) -> Cell? {
    switch (upper > threshold, lower > threshold) {
    case (true, true): Cell("█")
    case (true, false): Cell("▀")
    case (false, true): Cell("▄")
    case (false, false): nil
    }
  }
}
