/// How far the features of each class lie apart: the trace of the class's own covariance.
public struct ClassScatter: Equatable, Sendable {
  /// One trace a class, of the count − 1 kind; nil where the class has too few rows.
  public let traces: [Double?]

  /// The fewest rows that say anything about a class.
  public static let fewest = 10

  /// Traces as they were stored, one a class; nil for a class with fewer than `fewest` rows.
  public init(traces: [Double?]) { self.traces = traces }

  /// Of features whose rows have these labels; labels beyond the classes are left out.
  public init(_ features: FeatureMatrix, labels: [UInt8], classes: Int) {
    traces = (0..<max(classes, 1)).map { label in
      let rows = zip(labels, 0..<features.rows).filter { Int($0.0) == label }.map(\.1)
      return rows.count < Self.fewest ? nil : Self.trace(features.rows(at: rows))
    }
  }

  // Σ (x − mean)² over all numbers: the diagonal of the covariance is all that is asked for.
  private static func trace(_ features: FeatureMatrix) -> Double {
    let (rows, columns) = (features.rows, features.columns)
    return features.values.withUnsafeBufferPointer { values in
      var mean = [Double](repeating: 0, count: columns)
      for row in 0..<rows {
        for column in 0..<columns { mean[column] += Double(values[row * columns + column]) }
      }
      for column in 0..<columns { mean[column] /= Double(rows) }
      var sum = 0.0
      for row in 0..<rows {
        for column in 0..<columns {
          let apart = Double(values[row * columns + column]) - mean[column]
          sum += apart * apart
        }
      }
      return sum / Double(rows - 1)
    }
  }

  /// The traces over those of the same class in `reference`: about 1 where a class is as varied as
  /// there, 0 where all of its images are one; nil where either has too few rows.
  public func ratios(to reference: ClassScatter) -> [Double?] {
    zip(traces, reference.traces).map { mine, theirs in
      guard let mine, let theirs, theirs > 0 else { return nil }
      return mine / theirs
    }
  }
}
