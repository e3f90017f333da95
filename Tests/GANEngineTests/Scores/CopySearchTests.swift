import Testing

@testable import GANEngine

struct CopySearchTests {
  private static func noise(_ count: Int, side: Int = 6, seed: UInt64) -> ImageDataset {
    var stream = Philox(seed: seed).stream(.digits)
    let pixels = (0..<count * side * side).map { _ in UInt8.random(in: 0...255, using: &stream) }
    return ImageDataset(
      name: "noise", pixels: pixels, labels: [UInt8](repeating: 0, count: count), height: side,
      width: side)
  }

  private func found(_ search: CopySearch, _ images: SampleImages) -> (NearestRows?, Int) {
    search.begin(images)
    var portions = 0
    while search.isUnderWay {
      portions += 1
      if let found = search.advance() { return (found, portions) }
    }
    return (nil, portions)
  }

  @Test(arguments: [false, true])
  func itFindsWhatASearchThroughAllDoes(bf16: Bool) throws {
    // Three portions, the last one not full.
    let training = Self.noise(4_700, seed: 1)
    let context = try ComputeContext(threads: 2)
    let search = try CopySearch(among: training, bf16: bf16, in: context)
    let images = SampleImages(Self.noise(31, seed: 2))
    let whole = try NearestRows(of: images, among: training, threads: 1)
    for _ in 0..<2 {
      let (nearest, portions) = found(search, images)
      #expect(portions == 3)
      #expect(nearest?.indices == whole.indices)
      let distances = zip(nearest?.distances ?? [], whole.distances)
      #expect(distances.allSatisfy { abs($0.0 - $0.1) < 1e-5 })
    }
  }

  @Test func copiesLieAtNoDistance() throws {
    let training = Self.noise(2_100, seed: 3)
    let search = try CopySearch(
      among: training, bf16: false, in: ComputeContext(threads: 1))
    let copies = SampleImages(training).images(at: [5, 2_099, 7])
    #expect(found(search, copies).0 == NearestRows(indices: [5, 2_099, 7], distances: [0, 0, 0]))
  }

  @Test func imagesOfAnotherSizeAreNotLookedFor() throws {
    let search = try CopySearch(
      among: Self.noise(10, seed: 3), bf16: false, in: ComputeContext(threads: 1))
    search.begin(SampleImages(Self.noise(3, side: 5, seed: 4)))
    #expect(!search.isUnderWay && search.advance() == nil)
  }

  @Test func aWatchTellsCopiesFromHonestImages() throws {
    let training = Self.noise(2_500, seed: 5)
    let watch = try CopyWatch(
      among: training, test: SampleImages(Self.noise(40, seed: 6)), bf16: false,
      in: ComputeContext(threads: 2))
    watch.begin(SampleImages(training).choice(30))
    // Two portions for the test images, and two for the copies.
    for _ in 0..<3 { watch.advance() }
    #expect(watch.check == nil)
    watch.advance()
    #expect(watch.check?.ratio == 0 && watch.check?.copiedShare == 1)
    watch.finish(SampleImages(Self.noise(30, seed: 7)))
    #expect(watch.check.map { abs($0.ratio - 1) < 0.1 } == true)
    watch.startOver()
    #expect(watch.check == nil)
  }
}
