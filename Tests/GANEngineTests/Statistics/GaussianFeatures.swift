import Foundation

@testable import GANEngine

/// Normal numbers for tests of scores, the same ones for the same seed.
struct GaussianFeatures {
  private var stream: Philox.Stream

  init(seed: UInt64) { stream = Philox(seed: seed).stream(.digits) }

  /// `rows × columns` from N(mean, deviation²).
  mutating func rows(
    _ rows: Int, columns: Int, mean: Double = 0, deviation: Double = 1
  ) -> FeatureMatrix {
    FeatureMatrix(
      (0..<rows * columns).map { _ in Float(mean + deviation * normal()) }, columns: columns)
  }

  /// `rows` around ten centres in turn, as digits of ten classes are; some classes only, if told.
  mutating func digits(
    _ rows: Int, columns: Int = 8, classes: [Int] = Array(0..<10), deviation: Double = 1
  ) -> (features: FeatureMatrix, labels: [UInt8]) {
    let labels = (0..<rows).map { UInt8(classes[$0 % classes.count]) }
    var features = FeatureMatrix(columns: columns)
    for label in labels {
      let row = (0..<columns).map { column in
        Float(Self.center(Int(label), column) + deviation * normal())
      }
      features.append(FeatureMatrix(row, columns: columns))
    }
    return (features, labels)
  }

  static func center(_ label: Int, _ column: Int) -> Double {
    6 * sin(Double(label * 7 + column * 3 + label * column))
  }

  // Box & Muller.
  private mutating func normal() -> Double {
    let radius = (-2 * log(1 - Double.random(in: 0..<1, using: &stream))).squareRoot()
    return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &stream))
  }
}
