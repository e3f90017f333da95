import Synchronization
import TestSupport
import Testing

@testable import GANEngine

struct SampleAlbumTests {
  private func page(_ step: Int, bytes: Int = 4, generation: Int = 0) -> SampleAlbum.Page {
    SampleAlbum.Page(
      step: step, generation: generation,
      images: SampleImages(pixels: Array(repeating: 0, count: bytes), height: 2, width: 2))
  }

  /// An album of a run of so many steps.
  private func album(through last: Int, bytes: Int = 4) -> SampleAlbum {
    var album = SampleAlbum()
    for step in 0...last where SampleAlbum.isDue(at: step) { album.add(page(step, bytes: bytes)) }
    return album
  }

  @Test func theFirstSixteenStepsAreAllKeptThenEightAnOctave() {
    let steps = album(through: 50_000).pages.map(\.step)
    #expect(steps.prefix(17) == ArraySlice(0...16))
    for octave in 4..<14 {
      let first = 1 << octave
      #expect(
        steps.filter { first..<2 * first ~= $0 } == (0..<8).map { first + $0 * first / 8 })
    }
  }

  @Test(arguments: [1_000, 46_800, 300_000])
  func theNewestLieCloser(last: Int) {
    let steps = album(through: last).pages.map(\.step)
    let gaps = zip(steps.suffix(20), steps.suffix(20).dropFirst()).map { $1 - $0 }
    #expect(gaps.allSatisfy { $0 <= max(last / 32, 16) })
    #expect(last - (steps.last ?? 0) <= max(last / 32, 16))
  }

  @Test func itIsBoundedAndKeepsTheFirst() {
    var album = SampleAlbum()
    var step = 1
    album.add(page(0))
    // Every landmark of a trillion steps.
    while step < 1 << 40 {
      if SampleAlbum.isLandmark(step) { album.add(page(step)) }
      step += max(1 << (Int.bitWidth - 4 - step.leadingZeroBitCount), 1)
    }
    #expect(album.pages.count == 200 && album.pages.first?.step == 0)
    let large = self.album(through: 5_000, bytes: 1 << 19)
    #expect(large.pages.count == 34 && large.pages.first?.step == 0)
    #expect(self.album(through: 1_000_000).pages.count < 180)
  }

  @Test func pagesAreFoundByStepAndLatents() {
    var album = SampleAlbum()
    #expect(album.page(at: 5) == nil)
    for (step, generation) in [(10, 0), (20, 0), (30, 1)] {
      album.add(page(step, generation: generation))
    }
    #expect(album.page(at: 9) == nil)
    #expect([10, 19, 20, 25, 99].map { album.page(at: $0)?.step } == [10, 10, 20, 20, 30])
    #expect(album.page(before: 30, generation: 0)?.step == 20)
    #expect(album.page(before: 30, generation: 1) == nil)
    #expect(album.page(before: 33, generation: 1) == nil)
    #expect(album.page(before: 34, generation: 1)?.step == 30)
    album.goBack(to: 20)
    #expect(album.pages.map(\.step) == [10, 20])
    album.add(page(15))
    #expect(album.pages.map(\.step) == [10, 15])
  }

  @Test(arguments: [Int.min, -1, Int.max])
  func strangeStepsDoNoHarm(step: Int) {
    _ = SampleAlbum.isDue(at: step)
    _ = SampleAlbum.isLandmark(step)
    var album = SampleAlbum()
    album.add(page(max(step, 0)))
    #expect(album.page(at: step)?.step == (step < 0 ? nil : step))
  }

  private static let beginning = RunEvent.Kind.start(preset: "balanced", seed: 9)

  @Test func itsGridsAreThoseOfAFreshTrainer() throws {
    let told = Mutex<[Int]>([])
    let session = TrainingSession(
      try Trainer(TinyGAN.configuration(), data: TinyGAN.data), totalSteps: 300,
      options: .init(sampleCount: 5),
      observers: SessionObservers(
        record: { _ in }, save: { _, _ in },
        page: { page in told.withLock { $0.append(page.step) } }
      ))
    session.start(Self.beginning, paused: false)
    session.waitUntilStopped()
    let album = session.snapshot.samples.album
    var fresh = try Trainer(TinyGAN.configuration(), data: TinyGAN.data)
    for page in album.pages {
      while fresh.stepCount < page.step { _ = fresh.step() }
      #expect(try fresh.samples(count: 5) == page.images)
      #expect(page.generation == 0)
    }
    let expected = Array(0...300).filter(SampleAlbum.isDue)
    #expect(told.withLock { $0 } == expected && album.pages.count == expected.count)
  }

  @Test func aRollbackDropsWhatLayBehind() throws {
    let session = TrainingSession(
      try Trainer(TinyGAN.configuration(), data: TinyGAN.data), totalSteps: nil,
      options: .init(sampleCount: 3),
      observers: SessionObservers(record: { _ in }, save: { _, _ in }))
    session.start(Self.beginning, paused: true)
    session.send(.step(count: 700))
    try session.wait { $0.progress.step >= 700 }
    session.send(.newLatents)
    session.send(.rollbackTo(step: 500, halvingRates: false))
    session.settle()
    #expect(session.snapshot.samples.album.pages.last?.step == 496)
    session.send(.step(count: 12))
    try session.wait { $0.progress.step >= 512 }
    let last = session.snapshot.samples.album.pages.last
    #expect(last?.step == 512 && last?.generation == 1)
    #expect(session.snapshot.samples.generation == 1)
    session.send(.ownLatents)
    session.settle()
    #expect(session.snapshot.samples.generation == 0)
    session.send(.stop)
    session.waitUntilStopped()
  }
}
