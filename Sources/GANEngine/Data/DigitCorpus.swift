import CZlib

/// A set of digits to train on, perhaps with one to test on; images are read when asked for.
public struct DigitCorpus: Sendable {
  enum Source: Sendable {
    case folder(DataLocation)
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

  /// What the embedded digits are called.
  public static let embeddedName = EmbeddedDigits.name

  /// Whether it is of that name, or was in runs of earlier versions, which called a set by its folder
  /// even where that is `raw`.
  public func answers(to name: String) -> Bool {
    guard case .folder(let location) = source else { return name == self.name }
    return name == self.name || (name == "raw" && name == location.folderName)
  }

  /// The files of the training digits, and why they are taken for that; nil for embedded ones.
  public var trainingFiles: DataFiles? { location.map { DataFiles($0.set.training) } }

  /// The files of the test digits; nil where there are none, and for embedded ones.
  public var testFiles: DataFiles? { location?.set.test.map(DataFiles.init) }

  /// Training images, known from the header.
  public var trainingCount: Int {
    location?.set.training.images.count ?? EmbeddedDigits.training.count
  }

  /// Whether it is known what the training images show.
  public var isLabelled: Bool { location.map { $0.set.training.labels != nil } ?? true }

  private var location: DataLocation? {
    if case .folder(let location) = source { location } else { nil }
  }

  /// Height and width of every image, known from the header.
  public var imageSide: Int {
    switch source {
    case .folder(let location):
      if case .images(let height, _) = location.set.training.images.kind { height } else { 0 }
    case .embedded: InkField.side
    }
  }

  /// The training images and labels, read, mapped or drawn now. Throws `DataError` where a file
  /// cannot be read or is not what its header says.
  public func training() throws(DataError) -> ImageDataset {
    switch source {
    case .folder(let location): try dataset(location.set.training)
    case .embedded: try EmbeddedDigits.training.dataset()
    }
  }

  /// The test images and labels, read, mapped or drawn now; nil where there are none. Throws
  /// `DataError` as `training` does.
  public func test() throws(DataError) -> ImageDataset? {
    switch source {
    case .folder(let location): try location.set.test.map(dataset)
    case .embedded: try EmbeddedDigits.test.dataset()
    }
  }

  private func dataset(_ part: DigitSet.Part) throws(DataError) -> ImageDataset {
    guard case .images(let height, let width) = part.images.kind else {
      throw DataError(part.images.path, .changedWhileReading)
    }
    let labels = part.labels
    return ImageDataset(
      name: name, bytes: try part.images.pixels(), labels: try labels?.labels() ?? [],
      height: height, width: width)
  }
}

extension DigitCorpus {
  /// CRC-32 of the 60,000 labels of the official MNIST in their official order.
  private static let labelChecksumOfMNIST: UInt = 0xba07_e8ef

  /// MNIST is known by its labels, whatever its folder is called.
  static func name(of source: Source) throws(DataError) -> String {
    guard case .folder(let location) = source else { return EmbeddedDigits.name }
    let training = location.set.training
    guard training.images.kind == .images(height: 28, width: 28), training.images.count == 60_000,
      let labels = training.labels, checksum(of: try labels.labels()) == labelChecksumOfMNIST
    else { return location.name }
    return "MNIST"
  }

  private static func checksum(of bytes: [UInt8]) -> UInt {
    bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) }
  }
}
