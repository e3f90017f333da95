import Foundation

/// What a classifier says of images: the logarithms of its class probabilities, from its logits.
public struct ClassProbabilities: Equatable, Sendable {
  /// Classes told apart.
  public let classes: Int
  /// `count × classes`, row-major.
  public let logarithms: [Double]

  /// From logits (rows × classes); whatever their size, nothing overflows.
  public init(logits: FeatureMatrix) {
    classes = logits.columns
    var logarithms: [Double] = []
    logarithms.reserveCapacity(logits.values.count)
    for row in 0..<logits.rows {
      let values = logits.row(row).map(Double.init)
      let largest = values.max() ?? 0
      let normalizer = largest + log(values.reduce(0) { $0 + exp($1 - largest) })
      for value in values { logarithms.append(value - normalizer) }
    }
    self.logarithms = logarithms
  }

  /// Images judged.
  public var count: Int { logarithms.count / classes }

  /// The likeliest class of each image; the first where several are.
  public var labels: [UInt8] {
    rows.map { row in
      UInt8(clamping: (row.indices.max { row[$0] < row[$1] } ?? row.startIndex) - row.startIndex)
    }
  }

  /// How often each class is the likeliest.
  public var histogram: ClassHistogram { ClassHistogram(labels: labels, classes: classes) }

  /// The mean probability of the likeliest class, in 1/classes…1.
  public var confidence: Double {
    rows.reduce(0.0) { $0 + exp($1.max() ?? 0) } / Double(count)
  }

  /// The share of images whose likeliest class is the one asked for.
  public func accuracy(asked: [UInt8]) -> Double {
    Double(zip(labels, asked).count { $0 == $1 }) / Double(min(count, asked.count))
  }

  /// The classifier score (Salimans et al. 2016, "Improved techniques for training GANs", the
  /// "inception score", here of a digit classifier): exp of the mean divergence of p(class | image)
  /// from their mean, in 1…classes. Mean over `splits` parts of equal length, and their deviation.
  public func score(splits: Int = 1) -> (mean: Double, deviation: Double) {
    let splits = max(min(splits, count), 1)
    let length = count / splits
    let scores = (0..<splits).map { score(rows: $0 * length..<($0 + 1) * length) }
    let mean = scores.reduce(0, +) / Double(splits)
    let square = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (square / Double(splits)).squareRoot())
  }

  private func score(rows range: Range<Int>) -> Double {
    var (mean, negativeEntropy) = ([Double](repeating: 0, count: classes), 0.0)
    for row in range {
      for column in 0..<classes {
        let logarithm = logarithms[row * classes + column]
        let probability = exp(logarithm)
        mean[column] += probability
        // A probability of 0 has no say, though its logarithm is infinite.
        if probability > 0 { negativeEntropy += probability * logarithm }
      }
    }
    let share = 1 / Double(range.count)
    let mixture = mean.reduce(0) { $0 + ($1 > 0 ? $1 * share * log($1 * share) : 0) }
    return exp(negativeEntropy * share - mixture)
  }

  private var rows: [ArraySlice<Double>] {
    (0..<count).map { logarithms[$0 * classes..<($0 + 1) * classes] }
  }
}
