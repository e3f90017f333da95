import Foundation

extension ScoreLadder.Rung {
  /// The class that is left out.
  public static let missingLabel: UInt8 = 7

  /// The rung's images, the same ones for the same seed, about as many as `test` has; nil for the
  /// untrained generator, which draws its own.
  public func images(
    training: SampleImages, test: SampleImages, seed: UInt64 = 0
  ) -> SampleImages? {
    switch self {
    case .train: training.choice(test.count, seed: seed)
    case .weakNoise: test.mapped { Self.noisy($0, deviation: 0.1, seed: seed) }
    case .strongNoise: test.mapped { Self.noisy($0, deviation: 0.3, seed: seed) }
    case .blur: test.mapped { Self.blurred($0, height: test.height, width: test.width) }
    case .missingClass:
      test.images(at: test.labels.indices.filter { test.labels[$0] != Self.missingLabel })
    case .untrained: nil
    case .uniformNoise: test.mapped { Self.random(count: $0.count, seed: seed) }
    }
  }

  /// Gaussian noise whose deviation is a share of full ink.
  private static func noisy(_ pixels: [UInt8], deviation: Double, seed: UInt64) -> [UInt8] {
    var stream = Philox(seed: seed).stream(.instanceNoise)
    var spare: Double?
    func normal() -> Double {
      if let value = spare {
        spare = nil
        return value
      }
      // Box and Muller.
      let radius = (-2 * log(1 - Double.random(in: 0..<1, using: &stream))).squareRoot()
      let angle = Double.random(in: 0..<2 * .pi, using: &stream)
      spare = radius * sin(angle)
      return radius * cos(angle)
    }
    return pixels.map {
      UInt8(min(max((Double($0) + 255 * deviation * normal()).rounded(), 0), 255))
    }
  }

  /// Twice ¼, ½, ¼ in both directions: nearly a Gaussian of one pixel's deviation.
  private static func blurred(_ pixels: [UInt8], height: Int, width: Int) -> [UInt8] {
    var values = pixels.map(Float.init)
    for _ in 0..<2 {
      values = smoothed(values, distance: 1, length: width, height: height, width: width)
      values = smoothed(values, distance: width, length: height, height: height, width: width)
    }
    return values.map { UInt8(min(max($0.rounded(), 0), 255)) }
  }

  /// ¼, ½, ¼ along rows (`distance` 1) or columns (`distance` a row); blank beyond the edge.
  private static func smoothed(
    _ values: [Float], distance: Int, length: Int, height: Int, width: Int
  ) -> [Float] {
    values.indices.map { index in
      let position = index % (height * width) / distance % length
      let before = position > 0 ? values[index - distance] : 0
      let after = position + 1 < length ? values[index + distance] : 0
      return (before + 2 * values[index] + after) / 4
    }
  }

  private static func random(count: Int, seed: UInt64) -> [UInt8] {
    var stream = Philox(seed: seed).stream(.instanceNoise)
    return (0..<count).map { _ in UInt8(truncatingIfNeeded: stream.next()) }
  }
}

extension SampleImages {
  fileprivate func mapped(_ body: ([UInt8]) -> [UInt8]) -> SampleImages {
    SampleImages(pixels: body(pixels), height: height, width: width, labels: labels)
  }
}
