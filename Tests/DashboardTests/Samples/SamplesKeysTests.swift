import GANEngine
import Testing
import TextUI

@testable import Dashboard

/// The digits' panel: which grid, in which size and order, by which weights.
@Suite struct SamplesKeysTests {
  private func press(_ model: inout Model, _ keys: Key...) -> [Effect] {
    keys.compactMap { model.handle(.key($0)) }
  }

  private func screen(_ model: Model, _ width: Int = 120, _ height: Int = 36) -> String {
    var canvas = Canvas(width: width, height: height)
    model.draw(on: &canvas)
    return "\(canvas)"
  }

  /// The panel of the digits alone.
  private func panel(_ model: Model, _ width: Int = 120, _ height: Int = 36) -> Canvas {
    var canvas = Canvas(width: width, height: height)
    model.draw(on: &canvas)
    let area = Layout(columns: width, rows: height).samples
    var panel = Canvas(width: area.width, height: area.height)
    for y in 0..<area.height {
      for x in 0..<area.width { panel[x, y] = canvas[area.x + x, area.y + y] }
    }
    return panel
  }

  private func model(_ frame: Frame, _ width: Int = 120, _ height: Int = 36) -> Model {
    var frame = frame
    (frame.columns, frame.rows) = (width, height)
    return Model(frame: frame)
  }

  private func indices(_ model: Model) -> [Int] {
    model.sampleSheet(in: model.samplesRoom).places.map(\.index)
  }

  @Test func theCursorShowsTheGridThatWasTheNewestAtItsStep() throws {
    var model = model(Specimen.remembered)
    #expect(!model.shownSamples.isPast)
    #expect(screen(model).contains("fixed latents · EMA weights"))
    _ = press(&model, .home)
    #expect(model.shownSamples.step == 0)
    #expect(screen(model).contains("step 0 · cursor"))
    for _ in 0..<10 { _ = press(&model, .character("]")) }
    let cursor = try #require(model.cursorStep)
    #expect((800..<1_600).contains(cursor) && model.shownSamples.step == 800)
    #expect(model.shownSamples.images == model.snapshot.samples.album.pages[1].images)
    #expect(screen(model).contains("step 800 · cursor"))
    _ = press(&model, .end)
    #expect(!model.shownSamples.isPast)
    #expect(screen(model).contains("step 12,430 · cursor"))
    _ = press(&model, .escape)
    #expect(screen(model).contains("fixed latents · EMA weights"))
  }

  @Test func aCursorBeforeAllThatIsKeptShowsTheOldest() {
    var frame = Specimen.remembered
    frame.snapshot.samples.album.goBack(to: -1)
    frame.snapshot.samples.album.add(
      .init(step: 9_000, generation: 0, images: frame.snapshot.samples.images))
    var model = model(frame)
    _ = press(&model, .home)
    #expect(screen(model).contains("step 9,000 · cursor"))
  }

  @Test func otherLatentsAreSaid() {
    var frame = Specimen.remembered
    frame.snapshot.samples.generation = 1
    for (width, height) in [(120, 36), (80, 24)] {
      var model = model(frame, width, height)
      _ = press(&model, .home)
      #expect(
        screen(model, width, height).contains("step 0 ")
          && screen(model, width, height).contains("· other"))
      _ = press(&model, .escape)
      #expect(!screen(model, width, height).contains("other latents"))
    }
  }

  @Test func onTheSmallSizeTheLegendKeepsWhatMatters() {
    var model = model(Specimen.remembered, 80, 24)
    #expect(screen(model, 80, 24).contains("─ EMA weights ─"))
    _ = press(&model, .home)
    #expect(screen(model, 80, 24).contains("─ step 0 · EMA weights ─"))
  }

  @Test func digitsGrowToOneAndShrinkToTheSmallest() {
    var model = model(Specimen.frame())
    #expect(indices(model).count == 12)
    var counts = [12]
    for _ in 0..<9 {
      _ = press(&model, .character("+"))
      counts.append(indices(model).count)
    }
    #expect(counts == counts.sorted(by: >) && counts.last == 1)
    #expect(screen(model).contains("that is the largest: one digit"))
    let largest = model.sampleSheet(in: model.samplesRoom).places[0].area
    #expect((largest.width, largest.height) == (42, 21))
    for _ in 0..<20 { _ = press(&model, .character("-")) }
    #expect(screen(model).contains("that is the smallest that can be read"))
    #expect(model.sampleSheet(in: model.samplesRoom).width == 8)
    #expect(indices(model).count == 35)
    _ = press(&model, .character("="))
    #expect(screen(model).contains("20 of 36 digits, 10×5 each"))
    _ = press(&model, .character("="))
    #expect(indices(model).count == 12)
  }

  @Test func aRowAClassHasSizesToo() {
    var model = model(Specimen.labelledFrame)
    let usual = indices(model)
    #expect(usual.count == 30)
    _ = press(&model, .character("+"))
    let larger = model.sampleSheet(in: model.samplesRoom)
    #expect(larger.width > 8 && !larger.names.isEmpty && larger.places.count < 30)
    for _ in 0..<9 { _ = press(&model, .character("+")) }
    #expect(indices(model) == [0])
    for _ in 0..<19 { _ = press(&model, .character("-")) }
    #expect(indices(model) == usual)
  }

  @Test(arguments: [(1, 1), (7, 3), (20, 6), (30, 18), (40, 12), (80, 24), (200, 60)])
  func everySizeFitsEveryScreen(_ size: (columns: Int, rows: Int)) {
    for frame in [Specimen.remembered, Specimen.labelledFrame] {
      var model = model(frame, size.columns, size.rows)
      for key in ["+", "+", "+", "+", "+", "+", "-", "-", "-", "-", "-", "-", "-", "-"]
        as [Unicode.Scalar]
      {
        _ = press(&model, .character(key))
        let sheet = model.sampleSheet(in: model.samplesRoom)
        for place in sheet.places {
          #expect(place.area.intersection(model.samplesRoom) == place.area)
        }
        for (index, place) in sheet.places.enumerated() {
          let others = sheet.places.dropFirst(index + 1)
          #expect(others.allSatisfy { $0.area.intersection(place.area).isEmpty })
        }
        _ = screen(model, size.columns, size.rows)
      }
    }
  }

  private func scored(_ values: [Double], _ frame: Frame = Specimen.frame()) -> Frame {
    var frame = frame
    frame.snapshot.samples.scores = SampleScores(values: values, scale: .probability, step: 12_431)
    return frame
  }

  private let rising = (0..<36).map { Double($0) / 40 }

  @Test func digitsStandInTheOrderOfTheirScores() {
    var model = model(Specimen.frame())
    #expect(press(&model, .character("o")) == [.send(.scoreSamples(true))])
    #expect(indices(model) == Array(0..<12))
    var frame = scored(rising)
    _ = model.handle(.frame(frame))
    #expect(indices(model) == Array((24..<36).reversed()))
    #expect(screen(model).contains("EMA weights · D's best first"))
    #expect(screen(model).contains("0.88 "))
    // Held, so that it can be looked at; two seconds later the newest.
    frame = scored(rising.reversed())
    frame.now += 1
    _ = model.handle(.frame(frame))
    #expect(indices(model)[0] == 35)
    frame.now += 2
    _ = model.handle(.frame(frame))
    #expect(indices(model)[0] == 0)
    #expect(press(&model, .character("o")) == [.send(.scoreSamples(false))])
    #expect(indices(model) == Array(0..<12) && !screen(model).contains("best first"))
  }

  @Test func pausedRunsShowTheirNewestScores() {
    var model = model(Specimen.frame(state: .paused))
    _ = press(&model, .character("o"))
    _ = model.handle(.frame(scored(rising, Specimen.frame(state: .paused))))
    _ = model.handle(.frame(scored(rising.reversed(), Specimen.frame(state: .paused))))
    #expect(indices(model)[0] == 0)
  }

  @Test func classesKeepTheirRows() {
    var model = model(Specimen.labelledFrame)
    _ = press(&model, .character("o"))
    let values = (0..<80).map { Double($0) }
    _ = model.handle(.frame(scored(values, Specimen.labelledFrame)))
    let labels = model.snapshot.samples.images.labels
    // The last of each digit is the best.
    #expect(indices(model).prefix(3) == [70, 60, 50])
    #expect(indices(model).map { labels[$0] } == (0..<30).map { UInt8($0 / 3) })
  }

  @Test func inspectionGoesByTheOrderSeen() {
    var model = model(Specimen.frame())
    _ = press(&model, .character("o"))
    _ = model.handle(.frame(scored(rising)))
    #expect(press(&model, .character("i")) == [.send(.inspect(35))])
    #expect(press(&model, .right) == [.send(.inspect(34))])
    #expect(press(&model, .down) == [.send(.inspect(30))])
  }

  @Test func earlierGridsKeepTheirOrder() {
    var model = model(Specimen.remembered)
    _ = press(&model, .character("o"))
    _ = model.handle(.frame(scored(rising, Specimen.remembered)))
    _ = press(&model, .home)
    #expect(indices(model) == Array(0..<12))
    #expect(!panel(model).description.contains("best first"))
    #expect(!panel(model).description.contains("0.88"))
  }

  @Test func scoresThatDoNotFitAreLeftOut() {
    var model = model(Specimen.frame())
    _ = press(&model, .character("o"))
    _ = model.handle(.frame(scored([1, 2])))
    #expect(indices(model) == Array(0..<12))
  }

  @Test func weightsAreAskedForAndNamed() {
    var model = model(Specimen.frame())
    #expect(press(&model, .character("a")) == [.send(.drawSamples(with: .trained))])
    var frame = Specimen.frame()
    frame.snapshot.samples.weights = .trained
    _ = model.handle(.frame(frame))
    #expect(screen(model).contains("fixed latents · raw weights"))
    #expect(press(&model, .character("a")) == [.send(.drawSamples(with: .average))])
    frame.snapshot.settings.hyperparameters[.emaDecay] = 0
    _ = model.handle(.frame(frame))
    #expect(press(&model, .character("a")).isEmpty)
    #expect(screen(model).contains("no average is kept (EMA decay 0)"))
    #expect(screen(model).contains("fixed latents · newest weights"))
  }

  @Test func theRunsOwnLatentsComeBack() {
    var model = model(Specimen.frame())
    #expect(press(&model, .character("R")).isEmpty)
    #expect(screen(model).contains("these are the run's own latents"))
    #expect(press(&model, .character("r")) == [.send(.newLatents)])
    var frame = Specimen.frame()
    frame.snapshot.samples.generation = 1
    _ = model.handle(.frame(frame))
    #expect(screen(model).contains("new latents · EMA weights"))
    #expect(press(&model, .character("R")) == [.send(.ownLatents)])
    var finished = self.model(Specimen.frame(state: .finished))
    #expect(press(&finished, .character("r"), .character("R")).isEmpty)
    #expect(screen(finished).contains("the run has ended: its latents stay"))
  }

  @Test func differencesAreSignsAndNameTheirStep() {
    var model = model(Specimen.remembered)
    #expect(press(&model, .character("v")).isEmpty)
    let text = panel(model).description
    #expect(text.contains("+ new ink, − gone, since step 6,400"))
    #expect(text.contains("+++") && text.contains("--") && !text.contains("@"))
    // The grid before the one at the cursor.
    _ = press(&model, .home, .character("}"))
    #expect(panel(model).description.contains("since step 0"))
    _ = press(&model, .home)
    #expect(panel(model).description.contains("no earlier grid of these latents"))
    #expect(panel(model).description.contains("%"))
    _ = press(&model, .escape, .character("v"))
    #expect(!panel(model).description.contains("new ink"))
  }

  @Test func differencesHaveTheirColours() {
    var model = model(Specimen.remembered)
    _ = press(&model, .character("v"))
    for keys in [[], [Key.character("g")]] {
      for key in keys { _ = press(&model, key) }
      let styles = panel(model).cells.map(\.style)
      #expect(styles.contains(.generator) && styles.contains(.discriminator))
    }
    // The same grid twice: nothing came, nothing went.
    var frame = Specimen.remembered
    frame.snapshot.samples.album.add(
      .init(step: 10_000, generation: 0, images: frame.snapshot.samples.images))
    var still = self.model(frame)
    _ = press(&still, .character("v"))
    let inside = panel(still).cells.filter { "+-".unicodeScalars.contains($0.scalar) }
    #expect(inside.count == 1)
  }

  @Test func otherLatentsAreNotCompared() {
    var frame = Specimen.remembered
    frame.snapshot.samples.generation = 1
    var model = model(frame)
    _ = press(&model, .character("v"))
    #expect(panel(model).description.contains("no earlier grid of these latents is kept"))
    #expect(panel(model).description.contains("@"))
  }

  @Test func theSmallSizeShowsTheDifferenceToo() {
    var model = model(Specimen.remembered, 80, 24)
    _ = press(&model, .character("v"))
    #expect(panel(model, 80, 24).description.contains("+ new − gone since 6,400"))
  }

  @Test func anEarlierGridStandsBesideTheNewest() throws {
    var model = model(Specimen.remembered)
    _ = press(&model, .character("4"))
    #expect(!model.layout.before.isEmpty && !model.shownSamples.isPast)
    #expect(screen(model).contains("step 0 · the first"))
    _ = press(&model, .home)
    for _ in 0..<10 { _ = press(&model, .character("]")) }
    #expect(screen(model).contains("step 800 · cursor"))
    #expect(model.earlierSamples?.images == model.snapshot.samples.album.pages[1].images)
    #expect(screen(model).contains("fixed latents · EMA weights"))
    _ = press(&model, .character("v"))
    #expect(screen(model).contains("since step 800"))
    var frame = Specimen.remembered
    frame.snapshot.samples.generation = 1
    _ = model.handle(.frame(frame))
    #expect(screen(model).contains("step 800 · cursor · other latents"))
    frame.snapshot.samples.album = SampleAlbum()
    _ = model.handle(.frame(frame))
    #expect(screen(model).contains("no earlier digits are kept"))
  }

  @Test func aFrozenPictureKeepsItsDigits() {
    var model = model(Specimen.remembered)
    _ = press(&model, .character("f"), .home)
    var frame = Specimen.remembered
    frame.snapshot.samples.album = SampleAlbum()
    frame.snapshot.samples.generation = 3
    _ = model.handle(.frame(frame))
    #expect(screen(model).contains("step 0 · cursor · EMA weights"))
  }
}
