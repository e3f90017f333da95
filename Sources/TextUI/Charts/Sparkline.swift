/// A row of numbers as bars of one column each: `▇▆▅▃▂`, or `#*+:.` where there is only ASCII.
public struct Sparkline: Equatable, Sendable {
  /// The numbers, oldest first.
  public let values: [Double]
  /// Blocks rather than ASCII.
  public let usesBlocks: Bool

  /// The least extent of the scale, as a share of the largest number: noise is to look like noise.
  private static let leastExtent = 0.05
  private static let blocks: [Unicode.Scalar] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let marks: [Unicode.Scalar] = [".", ":", "-", "=", "+", "*", "#", "@"]
  /// Heights that can be told apart.
  public static let levels = 8

  /// A sparkline of numbers, which need not be finite.
  public init(_ values: [Double], usesBlocks: Bool = true) {
    self.values = values
    self.usesBlocks = usesBlocks
  }

  /// The newest numbers, at most `columns` of them, between the least and the largest that are shown;
  /// `×` stands for one that is not finite.
  public func text(columns: Int) -> String {
    let shown = values.suffix(max(columns, 0))
    // Halves, so that no difference is too large for a Double.
    let finite = shown.filter(\.isFinite).map { $0 / 2 }
    guard let low = finite.min(), let high = finite.max() else {
      return String(repeating: String(gap), count: shown.count)
    }
    let extent = max(high - low, Self.leastExtent * max(low.magnitude, high.magnitude))
    let bottom = (low / 2 + high / 2) - extent / 2
    let scalars = shown.map { value -> Unicode.Scalar in
      guard value.isFinite else { return gap }
      guard extent > 0 else { return Self.bar(0.5, usesBlocks: usesBlocks) }
      return Self.bar((value / 2 - bottom) / extent, usesBlocks: usesBlocks)
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// The bar for a height in 0…1; what lies beyond is cut.
  public static func bar(_ height: Double, usesBlocks: Bool = true) -> Unicode.Scalar {
    let scaled = height.isNaN ? 0 : min(max(height, 0), 1) * Double(levels)
    let level = min(Int(scaled), levels - 1)
    return usesBlocks ? blocks[level] : marks[level]
  }

  private var gap: Unicode.Scalar { usesBlocks ? "×" : "x" }
}
