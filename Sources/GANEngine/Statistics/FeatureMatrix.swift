/// Numbers that describe images, one row an image: a judge's features, its logits, or pixels.
public struct FeatureMatrix: Equatable, Sendable {
  /// `rows × columns`, row-major.
  public private(set) var values: [Float]
  /// Numbers a row, at least 1.
  public let columns: Int

  /// Wraps rows; a tail that is no whole row is dropped.
  public init(_ values: [Float] = [], columns: Int) {
    self.columns = max(columns, 1)
    let tail = values.count % self.columns
    self.values = tail == 0 ? values : Array(values.dropLast(tail))
  }

  /// Rows held.
  public var rows: Int { values.count / columns }

  /// The numbers of one row; empty where there is no such row.
  public func row(_ index: Int) -> ArraySlice<Float> {
    guard index >= 0, index < rows else { return [] }
    return values[index * columns..<(index + 1) * columns]
  }

  /// The first `count` rows, or all where there are fewer.
  public func prefix(_ count: Int) -> FeatureMatrix {
    FeatureMatrix(Array(values.prefix(max(count, 0) * columns)), columns: columns)
  }

  /// `count` rows drawn by chance, always the same ones, or all where there are no more.
  func choice(_ count: Int) -> FeatureMatrix {
    count < rows ? rows(at: Philox(seed: 0).choice(count, of: rows)) : self
  }

  /// The rows named, in that order; indices that name none are left out.
  public func rows(at indices: some Sequence<Int>) -> FeatureMatrix {
    FeatureMatrix(indices.flatMap { row($0) }, columns: columns)
  }

  /// Puts more rows behind those there are; a tail that is no whole row is dropped.
  public mutating func append(_ rows: UnsafeBufferPointer<Float>) {
    values.append(contentsOf: rows.dropLast(rows.count % columns))
  }

  /// Puts the rows of another one behind its own; nothing happens where the columns differ.
  public mutating func append(_ other: FeatureMatrix) {
    guard other.columns == columns else { return }
    values += other.values
  }
}
