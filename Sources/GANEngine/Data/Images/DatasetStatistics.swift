/// What a data set looks like in numbers.
public struct DatasetStatistics: Equatable, Sendable {
  /// Images counted.
  public let count: Int
  /// Of all pixels, 0 (background) to 1 (ink).
  public let mean: Double
  /// Standard deviation of all pixels, on the same scale.
  public let deviation: Double
  /// Images of each label that occurs; none where there are no labels.
  public let countsByLabel: [UInt8: Int]

  /// The statistics of all images, exact: from a histogram of the byte values.
  public init(_ dataset: ImageDataset) {
    var histogram = [Int](repeating: 0, count: 256)
    dataset.pixels.forEachPortion { _, portion in
      for pixel in portion { histogram[Int(pixel)] += 1 }
    }
    let sum = histogram.enumerated().reduce(0) { $0 + $1.offset * $1.element }
    let squares = histogram.enumerated().reduce(0) { $0 + $1.offset * $1.offset * $1.element }
    let pixels = Double(max(dataset.pixels.count, 1))
    let mean = Double(sum) / pixels
    count = dataset.count
    self.mean = mean / 255
    deviation = max(0, Double(squares) / pixels - mean * mean).squareRoot() / 255
    countsByLabel = dataset.labels.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}
