extension NearestRows {
  /// For each image the nearest of `known` by its pixels: the root of the summed squares of their
  /// differences, ink in 0…1. `progress` is told how many of `known` have been looked at.
  /// Throws `EngineError` where sizes differ or memory is short.
  public init(
    of images: SampleImages, among known: ImageDataset, threads: Int,
    progress: (Int) -> Void = { _ in }
  ) throws {
    let size = images.height * images.width
    guard (known.height, known.width) == (images.height, images.width), size > 0 else {
      throw EngineError.impossibleShape(
        "images of \(images.height)×\(images.width) have no neighbours among those of "
          + "\(known.height)×\(known.width)")
    }
    let context = try ComputeContext(threads: threads)
    let rows = Self.rows(ImageDataset(samples: images), 0..<images.count)
    var indices = [Int](repeating: -1, count: images.count)
    var distances = [Double](repeating: .infinity, count: images.count)
    // In portions, since as floats a large set takes four times its memory.
    let portion = 5_000
    for first in stride(from: 0, to: known.count, by: portion) {
      let last = min(first + portion, known.count)
      let found = try NearestRows(of: rows, among: Self.rows(known, first..<last), in: context)
      for row in indices.indices where found.distances[row] < distances[row] {
        (indices[row], distances[row]) = (first + found.indices[row], found.distances[row])
      }
      progress(last)
    }
    self.init(indices: indices, distances: distances)
  }

  private static func rows(_ images: ImageDataset, _ range: Range<Int>) -> FeatureMatrix {
    let size = images.height * images.width
    let values = images.pixels.withUnsafeBufferPointer {
      $0[range.lowerBound * size..<range.upperBound * size].map { Float($0) / 255 }
    }
    return FeatureMatrix(values, columns: size)
  }
}
