/// A set of digits to train on, perhaps with one to test on; images are read when asked for.
public struct DigitCorpus: Sendable {
  enum Source: Sendable {
    case folder(DigitFolder)
    case embedded
  }

  /// What the status bar calls it: "MNIST", the folder's name or "embedded digits".
  public let name: String
  /// Every place looked at, in order, with what was found.
  public let places: [DataPlace]
  private let source: Source

  init(source: Source, places: [DataPlace]) throws(DataError) {
    self.source = source
    self.places = places
    name = try Self.name(of: source)
  }

  /// Whether the program draws these digits itself.
  public var isEmbedded: Bool {
    if case .embedded = source { true } else { false }
  }

  /// Height and width of every image, known from the header.
  public var imageSide: Int {
    switch source {
    case .folder(let folder):
      if case .images(let height, _) = folder.training.images.kind { height } else { 0 }
    case .embedded: InkField.side
    }
  }

  /// The training images and labels, read or drawn now.
  public func training() throws(DataError) -> ImageDataset {
    switch source {
    case .folder(let folder): try dataset(folder.training)
    case .embedded: try EmbeddedDigits.training.dataset()
    }
  }

  /// The test images and labels, read or drawn now; nil where there are none.
  public func test() throws(DataError) -> ImageDataset? {
    switch source {
    case .folder(let folder): try folder.test.map(dataset)
    case .embedded: try EmbeddedDigits.test.dataset()
    }
  }

  private func dataset(_ pair: DigitFolder.Pair) throws(DataError) -> ImageDataset {
    guard case .images(let height, let width) = pair.images.kind else {
      throw DataError(pair.images.path, .changedWhileReading)
    }
    return ImageDataset(
      name: name, pixels: try pair.images.payload(), labels: try pair.labels.payload(),
      height: height, width: width)
  }
}
