extension SampleImages {
  /// All images of a data set, with their labels, in memory.
  public init(_ dataset: ImageDataset) {
    self.init(
      pixels: dataset.pixels.inMemory, height: dataset.height, width: dataset.width,
      labels: dataset.labels)
  }

  /// The images of a data set that are compared with: all of those in memory, and of a mapped file as
  /// many as are looked at, drawn by chance.
  public init(comparedWith dataset: ImageDataset) {
    let most = 20_000
    guard dataset.pixels.isMapped, dataset.count > most else {
      self.init(dataset)
      return
    }
    let size = dataset.height * dataset.width
    let chosen = Philox(seed: 0).choice(most, of: dataset.count)
    let pixels = dataset.pixels.withUnsafeBufferPointer { bytes in
      chosen.flatMap { bytes[$0 * size..<($0 + 1) * size] }
    }
    self.init(
      pixels: pixels, height: dataset.height, width: dataset.width,
      labels: dataset.isLabelled ? chosen.map { dataset.labels[$0] } : [])
  }

  /// The images named, in that order, with their labels; indices that name none are left out.
  public func images(at indices: some Sequence<Int>) -> SampleImages {
    let known = indices.filter { $0 >= 0 && $0 < count }
    return SampleImages(
      pixels: known.flatMap(image), height: height, width: width,
      labels: labels.count >= count ? known.map { labels[$0] } : [])
  }

  /// `count` images drawn by chance, always the same ones, or all where there are no more.
  public func choice(_ count: Int, seed: UInt64 = 0) -> SampleImages {
    count < self.count ? images(at: Philox(seed: seed).choice(count, of: self.count)) : self
  }
}
