import GANEngine
import Testing
import TextUI

@testable import Dashboard

/// The digits' panel: which grid, in which size, of which weights and latents.
@Suite struct SamplesKeysTests {
  @Test func theCursorShowsTheGridThatWasTheNewestAtItsStep() throws {
    var model = Specimen.model(Specimen.remembered)
    #expect(!model.shownSamples.isPast)
    #expect(model.screen().contains("fixed latents · EMA weights"))
    model.hit(.home)
    #expect(model.shownSamples.step == 0)
    #expect(model.screen().contains("step 0 · cursor"))
    for _ in 0..<10 { model.hit(.character("]")) }
    let cursor = try #require(model.cursorStep)
    #expect((800..<1_600).contains(cursor) && model.shownSamples.step == 800)
    #expect(model.shownSamples.images == model.snapshot.samples.album.pages[1].images)
    #expect(model.screen().contains("step 800 · cursor"))
    model.hit(.end)
    #expect(!model.shownSamples.isPast)
    #expect(model.screen().contains("step 12,430 · cursor"))
    model.hit(.escape)
    #expect(model.screen().contains("fixed latents · EMA weights"))
  }

  @Test func aCursorBeforeAllThatIsKeptShowsTheOldest() {
    var frame = Specimen.remembered
    frame.snapshot.samples.album.goBack(to: -1)
    frame.snapshot.samples.album.add(
      .init(step: 9_000, generation: 0, images: frame.snapshot.samples.images))
    var model = Specimen.model(frame)
    model.hit(.home)
    #expect(model.screen().contains("step 9,000 · cursor"))
  }

  @Test func otherLatentsAreSaid() {
    var frame = Specimen.remembered
    frame.snapshot.samples.generation = 1
    for (width, height) in [(120, 36), (80, 24)] {
      var model = Specimen.model(frame, width, height)
      model.hit(.home)
      #expect(
        model.screen(width, height).contains("step 0 ")
          && model.screen(width, height).contains("· other"))
      model.hit(.escape)
      #expect(!model.screen(width, height).contains("other latents"))
    }
  }

  @Test func onTheSmallSizeTheLegendKeepsWhatMatters() {
    var model = Specimen.model(Specimen.remembered, 80, 24)
    #expect(model.screen(80, 24).contains("─ EMA weights ─"))
    model.hit(.home)
    #expect(model.screen(80, 24).contains("─ step 0 · EMA weights ─"))
  }

  @Test func digitsGrowToOneAndShrinkToTheSmallest() {
    var model = Specimen.model(Specimen.frame())
    #expect(model.seenSamples.count == 12)
    var counts = [12]
    for _ in 0..<9 {
      model.hit(.character("+"))
      counts.append(model.seenSamples.count)
    }
    #expect(counts == counts.sorted(by: >) && counts.last == 1)
    #expect(model.screen().contains("that is the largest: one digit"))
    let largest = model.sheet.places[0].area
    #expect((largest.width, largest.height) == (42, 21))
    for _ in 0..<20 { model.hit(.character("-")) }
    #expect(model.screen().contains("that is the smallest that can be read"))
    #expect(model.sheet.width == 8)
    #expect(model.seenSamples.count == 35)
    model.hit(.character("="))
    #expect(model.screen().contains("20 of 36 digits, 10×5 each"))
    model.hit(.character("="))
    #expect(model.seenSamples.count == 12)
  }

  @Test func aRowAClassHasSizesToo() {
    var model = Specimen.model(Specimen.labelledFrame)
    let usual = model.seenSamples
    #expect(usual.count == 30)
    model.hit(.character("+"))
    let larger = model.sheet
    #expect(larger.width > 8 && !larger.names.isEmpty && larger.places.count < 30)
    for _ in 0..<9 { model.hit(.character("+")) }
    #expect(model.seenSamples == [0])
    for _ in 0..<19 { model.hit(.character("-")) }
    #expect(model.seenSamples == usual)
  }

  @Test(arguments: [(1, 1), (7, 3), (20, 6), (30, 18), (40, 12), (80, 24), (200, 60)])
  func everySizeFitsEveryScreen(_ size: (columns: Int, rows: Int)) {
    for frame in [Specimen.remembered, Specimen.labelledFrame] {
      var model = Specimen.model(frame, size.columns, size.rows)
      for key in ["+", "+", "+", "+", "+", "+", "-", "-", "-", "-", "-", "-", "-", "-"]
        as [Unicode.Scalar]
      {
        model.hit(.character(key))
        let sheet = model.sheet
        for place in sheet.places {
          #expect(place.area.intersection(model.samplesRoom) == place.area)
        }
        for (index, place) in sheet.places.enumerated() {
          let others = sheet.places.dropFirst(index + 1)
          #expect(others.allSatisfy { $0.area.intersection(place.area).isEmpty })
        }
        _ = model.screen(size.columns, size.rows)
      }
    }
  }

  @Test func weightsAreAskedForAndNamed() {
    var model = Specimen.model(Specimen.frame())
    #expect(model.hit(.character("a")) == [.send(.drawSamples(with: .trained))])
    var frame = Specimen.frame()
    frame.snapshot.samples.weights = .trained
    _ = model.handle(.frame(frame))
    #expect(model.screen().contains("fixed latents · raw weights"))
    #expect(model.hit(.character("a")) == [.send(.drawSamples(with: .average))])
    frame.snapshot.settings.hyperparameters[.emaDecay] = 0
    _ = model.handle(.frame(frame))
    #expect(model.hit(.character("a")).isEmpty)
    #expect(model.screen().contains("no average is kept (EMA decay 0)"))
    #expect(model.screen().contains("fixed latents · newest weights"))
  }

  @Test func theRunsOwnLatentsComeBack() {
    var model = Specimen.model(Specimen.frame())
    #expect(model.hit(.character("R")).isEmpty)
    #expect(model.screen().contains("these are the run's own latents"))
    #expect(model.hit(.character("r")) == [.send(.newLatents)])
    var frame = Specimen.frame()
    frame.snapshot.samples.generation = 1
    _ = model.handle(.frame(frame))
    #expect(model.screen().contains("new latents · EMA weights"))
    #expect(model.hit(.character("R")) == [.send(.ownLatents)])
    var finished = Specimen.model(Specimen.frame(state: .finished))
    #expect(finished.hit(.character("r"), .character("R")).isEmpty)
    #expect(finished.screen().contains("the run has ended: its latents stay"))
  }
}
