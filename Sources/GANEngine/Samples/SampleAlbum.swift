/// How the same latents looked through training: the first grid of samples, one for each eighth of an
/// octave of steps, and the newest ones closer together. Bounded, however long the run.
///
/// A million steps keep 170 grids, which of 80 digits take 11 MB. Copies share their grids.
public struct SampleAlbum: Equatable, Sendable {
  /// The grid of a step.
  public struct Page: Equatable, Sendable {
    /// The step whose weights drew it.
    public let step: Int
    /// Which fixed latents drew it; those of the run itself are 0.
    public let generation: Int
    /// The samples, in their order.
    public let images: SampleImages

    /// The grid of `images` that the weights of `step` draw from the fixed latents of `generation`,
    /// which is at least 0.
    public init(step: Int, generation: Int, images: SampleImages) {
      self.step = step
      self.generation = generation
      self.images = images
    }
  }

  /// By step, each step once.
  public private(set) var pages: [Page] = []

  /// An album without a page.
  public init() {}

  /// Whether a run takes a page at `step`: 8 an octave, and from step 256 on up to 32 an octave, of
  /// which only the newest stay.
  public static func isDue(at step: Int) -> Bool {
    guard step > 0 else { return step == 0 }
    return step.isMultiple(of: interval(step, perOctave: 8, least: 1))
      || step.isMultiple(of: interval(step, perOctave: 32, least: 16))
  }

  /// Whether a page taken at `step` stays, as the first of its eighth of an octave.
  public static func isLandmark(_ step: Int) -> Bool {
    step >= 0 && (step == 0 || step.isMultiple(of: interval(step, perOctave: 8, least: 1)))
  }

  private static func interval(_ step: Int, perOctave: Int, least: Int) -> Int {
    max(octave(step) / perOctave, least)
  }

  /// The largest power of two up to `step`, which is above 0.
  private static func octave(_ step: Int) -> Int {
    1 << (Int.bitWidth - 1 - step.leadingZeroBitCount)
  }

  /// The newest page taken at `step` or before; nil where there is none.
  public func page(at step: Int) -> Page? {
    let next = pages.partitioningIndex { $0.step > step }
    return next > 0 ? pages[next - 1] : nil
  }

  /// What the samples of `step` are to be compared with: the newest page of the same latents that lies
  /// an eighth of the steps back, nearer than which little changes; nil where there is none.
  public func page(before step: Int, generation: Int) -> Page? {
    let last = step - max(step / 8, 1)
    return pages.last { $0.step <= last && $0.generation == generation }
  }

  /// Adds the newest page; those that are not before it go.
  public mutating func add(_ page: Page) {
    pages.removeAll { $0.step >= page.step }
    pages.append(page)
    let leaving = pages.count - 1 - Self.newest
    if leaving > 0, Self.eighth(pages[leaving].step) == Self.eighth(pages[leaving - 1].step) {
      pages.remove(at: leaving)
    }
    let bytes = max(page.images.pixels.count, 1)
    while pages.count > max(min(Self.limit, Self.budget / bytes), Self.newest + 2) { thin() }
  }

  /// Forgets what was taken behind `step`, where the run went back to it.
  public mutating func goBack(to step: Int) { pages.removeAll { $0.step > step } }

  /// Pages that stay wherever they lie.
  static let newest = 32
  /// The most pages, which a hundred million steps reach, and the most bytes, which matter for large
  /// images.
  static let limit = 200
  static let budget = 16 << 20

  /// Which eighth of which octave a step lies in.
  private static func eighth(_ step: Int) -> Int {
    guard step > 0 else { return -1 }
    let octave = octave(step)
    return octave.trailingZeroBitCount * 8 + Int(Double(step - octave) / Double(octave) * 8)
  }

  // The page whose neighbours are nearest to each other for its age; neither the first nor the newest.
  private mutating func thin() {
    let candidates = 1..<pages.count - Self.newest
    let victim = candidates.min { gap($0) < gap($1) }
    if let victim { pages.remove(at: victim) }
  }

  private func gap(_ index: Int) -> Double {
    Double(pages[index + 1].step - pages[index - 1].step) / Double(max(pages[index].step, 1))
  }
}

extension Array {
  /// The first index whose element satisfies `predicate`, which all behind it do; `count` where none does.
  fileprivate func partitioningIndex(_ predicate: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
