import CCompute

/// What can be said of images without any judge, gathered slice by slice.
public struct ImageFigures: Equatable, Sendable {
  /// A pixel from here on is bright (half of full ink).
  public static let bright: UInt8 = 128

  /// Images taken in.
  public private(set) var count = 0
  /// Pixels from `bright` on.
  public private(set) var brightPixels = 0
  /// Those of them none of whose 8 neighbours is bright.
  public private(set) var isolatedPixels = 0

  private var sums: [Double] = []
  private var squares: [Double] = []

  /// The figures of no images yet.
  public init() {}

  /// The figures of all images given.
  public init(_ images: SampleImages) { add(images) }

  /// The share of bright pixels that stand alone, the specks of a generator without convolutions: no
  /// stroke is thinner than a pixel, so real digits have next to none. No number without any bright
  /// pixel.
  public var isolatedShare: Double { Double(isolatedPixels) / Double(brightPixels) }

  /// Mean ink, in 0…1; 0.1307 for MNIST.
  public var mean: Double {
    sums.reduce(0, +) / (Double(count) * Double(sums.count) * 255)
  }

  /// Deviation of all pixels from their mean, in 0…1; 0.3081 for MNIST.
  public var deviation: Double {
    let square = squares.reduce(0, +) / (Double(count) * Double(squares.count) * 255 * 255)
    return max(square - mean * mean, 0).squareRoot()
  }

  /// The root of the mean variance of a pixel from image to image, in 0…1: 0 where all images are
  /// one.
  public var spread: Double {
    let share = 1 / Double(count)
    let variance = zip(sums, squares).reduce(0.0) {
      $0 + max($1.1 * share - $1.0 * share * $1.0 * share, 0)
    }
    return (variance / Double(sums.count)).squareRoot() / 255
  }

  /// Σ (Δ mean)² + (Δ deviation)² over all pixels, over the sum of the others' variances; nil where
  /// the images have another size, or the others do not vary.
  public func pixelDistance(to others: ImageFigures) -> Double? {
    guard count > 0, others.count > 0, sums.count == others.sums.count else { return nil }
    var (sum, scale) = (0.0, 0.0)
    for pixel in sums.indices {
      let (own, other) = (moments(pixel), others.moments(pixel))
      let (shift, growth) = (own.mean - other.mean, own.deviation - other.deviation)
      sum += shift * shift + growth * growth
      scale += other.deviation * other.deviation
    }
    return scale > 0 ? sum / scale : nil
  }

  private func moments(_ pixel: Int) -> (mean: Double, deviation: Double) {
    let mean = sums[pixel] / Double(count)
    return (mean, max(squares[pixel] / Double(count) - mean * mean, 0).squareRoot())
  }

  /// Takes in more images; nothing happens where they have another size.
  public mutating func add(_ images: SampleImages) {
    let size = images.height * images.width
    if sums.isEmpty {
      sums = Array(repeating: 0, count: size)
      squares = sums
    }
    guard size == sums.count, images.count > 0 else { return }
    var found: [Int64] = [0, 0]
    cc_inspect(
      Int64(images.count), Int64(images.height), Int64(images.width), images.pixels, Self.bright,
      &sums, &squares, &found)
    brightPixels += Int(found[0])
    isolatedPixels += Int(found[1])
    count += images.count
  }
}
