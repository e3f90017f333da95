extension SampleImages {
  /// All images of a data set, with their labels.
  public init(_ dataset: ImageDataset) {
    self.init(
      pixels: dataset.pixels, height: dataset.height, width: dataset.width,
      labels: dataset.labels)
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
