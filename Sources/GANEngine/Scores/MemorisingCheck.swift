/// Whether generated images are copies of training images: how near to one they lie, compared with
/// test images, which nobody can have copied (Lopez-Paz & Oquab 2017 ask the same of a classifier of
/// nearest neighbours).
public struct MemorisingCheck: Codable, Equatable, Sendable {
  /// Median distance from a generated image to the nearest training image.
  public let generated: Double
  /// The same of test images.
  public let test: Double
  /// The share of generated images that lie nearer to a training image than all but one in a hundred
  /// test images do: about 0.01 where nothing is memorised, 1 where all is.
  public let copiedShare: Double

  /// `generated` over `test`: about 1 for honest images, near 0 for copies.
  public var ratio: Double { generated / test }

  /// Compares two searches among the same training images.
  public init(generated: NearestRows, test: NearestRows) {
    let near = test.quantile(0.01)
    self.generated = generated.median
    self.test = test.median
    copiedShare =
      Double(generated.distances.count { $0 < near }) / Double(generated.distances.count)
  }
}

/// Watches a run for copies of its training digits: what the generator drew at an epoch's end is
/// compared between the next steps, and test digits once, to know how near honest ones come.
final class CopyWatch {
  /// What was found last; nil before the first time.
  private(set) var check: MemorisingCheck?

  private let search: CopySearch
  private let test: SampleImages
  private var honest: NearestRows?
  private var generated: SampleImages?

  /// `test`: digits that nobody can have copied. Throws `EngineError`.
  init(among data: ImageDataset, test: SampleImages, bf16: Bool, in context: ComputeContext) throws
  {
    search = try CopySearch(among: data, bf16: bf16, in: context)
    self.test = test.choice(CopySearch.most)
  }

  /// Takes digits to compare, unless the last ones are still being compared.
  func begin(_ images: SampleImages) {
    guard generated == nil else { return }
    generated = images
    search.begin(honest == nil ? test : images)
  }

  /// Compares with some more of the training digits; nothing happens where nothing was begun.
  func advance() {
    guard let images = generated else { return }
    guard search.isUnderWay else { return cancel() }
    guard let found = search.advance() else { return }
    if let honest {
      check = MemorisingCheck(generated: found, test: honest)
      generated = nil
    } else {
      honest = found
      search.begin(images)
    }
  }

  /// Compares these digits with all of the training digits, now.
  func finish(_ images: SampleImages) {
    cancel()
    begin(images)
    while generated != nil { advance() }
  }

  /// Forgets what was found and what is under way, as when the run goes back.
  func startOver() {
    cancel()
    check = nil
  }

  private func cancel() {
    generated = nil
    search.cancel()
  }
}
