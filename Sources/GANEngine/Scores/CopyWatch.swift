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
