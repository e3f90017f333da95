import GANEngine
import Testing
import TextUI

@testable import Dashboard

/// The latent explorer: from the choice of two digits to the walk between them.
@Suite struct ExplorerTests {
  private func walk(_ change: (inout LatentWalk) -> Void = { _ in }) -> LatentWalk {
    var walk = LatentWalk(from: 0, to: 2)
    walk.stops = 6
    change(&walk)
    return walk
  }

  /// What the session draws for a walk: a digit after the other.
  private func answered(_ walk: LatentWalk, _ frame: Frame, labels: [UInt8] = []) -> Frame {
    var frame = frame
    let digits = (0..<walk.stopPositions.count).flatMap { Specimen.digit($0) }
    frame.snapshot.closeups.exploration = Exploration(
      walk: walk, step: 12_431,
      stops: SampleImages(
        pixels: digits, height: 28, width: 28,
        labels: labels.isEmpty ? [] : Array(repeating: labels[0], count: walk.stops)),
      current: SampleImages(pixels: Specimen.digit(1), height: 28, width: 28),
      isSpherical: true)
    return frame
  }

  /// A walk from the first digit to the third, drawn.
  private func walking(_ width: Int = 120, _ height: Int = 36) -> Model {
    var model = Specimen.model(Specimen.frame(), width, height)
    let effects = model.hit(.character("x"), .enter, .right, .right, .enter)
    guard case .send(.explore(let walk?)) = effects.last else { return model }
    var frame = answered(walk, Specimen.frame())
    (frame.columns, frame.rows) = (width, height)
    frame.now += 9
    _ = model.handle(.frame(frame))
    return model
  }

  @Test func twoDigitsAreChosen() {
    var model = Specimen.model(Specimen.frame())
    #expect(model.hit(.character("x")).isEmpty)
    #expect(model.explorer?.marks == [0])
    #expect(model.hit(.left, .down, .up, .enter).isEmpty)
    #expect(model.explorer?.marks == [0, 0])
    #expect(model.hit(.right, .character("l")).isEmpty)
    #expect(model.explorer?.marks == [0, 2])
    #expect(model.hit(.character(" ")) == [.send(.explore(walk()))])
    #expect(model.hit(.escape) == [.send(.explore(nil))])
    #expect(model.explorer == nil)
    #expect(model.hit(.character("x"), .character("x")) == [.send(.explore(nil))])
  }

  @Test func arrowsWalk() {
    var model = walking()
    #expect(model.hit(.right) == [.send(.explore(walk { $0.position = 0.05 }))])
    // One is under way at a time; the next frame asks for the newest.
    #expect(model.hit(.right, .right, .up).isEmpty)
    let newest = walk { ($0.position, $0.offset) = (0.15, 0.1) }
    let first = walk { $0.position = 0.05 }
    #expect(model.handle(.frame(answered(first, Specimen.frame()))) == .send(.explore(newest)))
    #expect(model.handle(.frame(answered(newest, Specimen.frame()))) == nil)
    #expect(
      model.hit(.character("d"))
        == [.send(.explore(walk { ($0.position, $0.offset, $0.direction) = (0.15, 0.1, 1) }))])
    for _ in 0..<40 { model.hit(.right, .down) }
    let end = model.explorer?.walk
    #expect(end?.position == 1 && end?.offset == -1.5)
    for _ in 0..<40 { model.hit(.left) }
    #expect(model.explorer?.walk.position == 0)
  }

  @Test func anAnswerThatDoesNotComeIsNotWaitedForLong() {
    var model = walking()
    model.hit(.right, .right)
    var frame = Specimen.frame()
    frame.now += 9.5
    #expect(model.handle(.frame(frame)) == nil)
    frame.now += 1
    #expect(model.handle(.frame(frame)) == .send(.explore(walk { $0.position = 0.1 })))
  }

  @Test func aLoopGoesThereAndBackByTheClock() {
    var model = walking()
    model.hit(.character("p"))
    #expect(model.explorer?.isPlaying == true)
    var frame = Specimen.frame()
    frame.now += 9
    var positions: [Double] = []
    for _ in 0..<32 {
      frame.now += 0.25
      let effect = model.handle(.frame(frame))
      if case .send(.explore(let walk?)) = effect {
        frame = answered(walk, frame)
        positions.append(walk.position)
      }
    }
    #expect(positions.count == 32)
    #expect(abs((positions.max() ?? 0) - 1) < 1e-9 && abs(positions[31]) < 1e-9)
    #expect(abs(positions[7] - 0.5) < 1e-9 && abs(positions[23] - 0.5) < 1e-9)
    // A terminal that stood still for an hour makes no leap.
    frame.now += 3_600
    _ = model.handle(.frame(frame))
    #expect(abs((model.explorer?.walk.position ?? 9) - 0.125) < 1e-9)
    model.hit(.character(" "))
    frame.now += 1
    #expect(model.explorer?.isPlaying == false && model.handle(.frame(frame)) == nil)
  }

  @Test func digitsChooseTheClassOfAGeneratorThatIsTold() {
    var plain = walking()
    #expect(plain.hit(.character("3")).isEmpty)
    #expect(plain.picture(120, 36).contains("this generator is not told which digit"))
    var frame = Specimen.labelledFrame
    frame.snapshot.settings.configuration.classes = 10
    var model = Specimen.model(frame)
    model.hit(.character("x"), .enter, .right, .enter)
    #expect(model.explorer?.walk.to == 10)
    let first = model.explorer?.walk ?? LatentWalk(from: 0, to: 0)
    _ = model.handle(.frame(answered(first, frame, labels: [0])))
    #expect(model.picture(120, 36).contains("drawn as 0; 0-9 choose"))
    guard case .send(.explore(let walk?))? = model.hit(.character("3")).first else {
      Issue.record("no walk was asked for")
      return
    }
    #expect(walk.label == 3)
  }

  @Test func theMouseChoosesTheEnds() throws {
    var model = Specimen.model(Specimen.frame())
    model.hit(.character("m"), .character("x"))
    let places = model.sheet.places
    for index in [2, 5] {
      let area = try #require(places.first { $0.index == index }?.area)
      _ = model.handle(.mouse(Mouse(.press, x: area.x + 2, y: area.y + 2)))
    }
    #expect(model.explorer?.marks == [2, 5] && model.explorer?.stage == .walking)
    #expect(model.inspected == nil)
  }

  @Test func theEndsAreThoseOfTheNewestWeights() {
    var model = Specimen.model(Specimen.remembered)
    model.hit(.home)
    #expect(model.shownSamples.isPast)
    model.hit(.character("x"))
    #expect(!model.shownSamples.isPast && !model.picture(120, 36).contains("cursor"))
    model.hit(.escape)
    #expect(model.shownSamples.isPast)
  }

  @Test func otherKeysDoWhatTheyAlwaysDo() {
    var model = walking()
    #expect(
      model.hit(.character("."), .character("s"), .character("r"))
        == [.send(.step(count: 1)), .send(.save), .send(.newLatents)])
    #expect(model.hit(.character("i")).isEmpty && model.inspected == nil)
    #expect(model.hit(.character("q"), .character("c")).isEmpty)
    #expect(model.explorer != nil)
    #expect(model.hit(.enter).isEmpty)
    #expect(model.explorer?.stage == .choosingFirst)
  }

  @Test func theCloseupGivesWay() {
    var model = Specimen.model(Specimen.inspected())
    model.hit(.character("i"), .right)
    #expect(model.hit(.character("x")) == [.send(.inspect(nil))])
    #expect(model.inspected == nil && model.explorer?.mark == 1)
  }

  @Test func withoutDigitsThereIsNothingToExplore() {
    var frame = Specimen.frame()
    frame.snapshot.samples.images = SampleImages(pixels: [], height: 28, width: 28)
    var model = Model(frame: frame)
    #expect(model.hit(.character("x")).isEmpty && model.explorer == nil)
  }

  @Test func designSize() {
    var model = walking()
    model.hit(.right, .right, .right, .up)
    let text = model.picture(120, 36)
    #expect(text == ExplorerGolden.wide, "\n\(text)")
  }

  @Test func smallSize() {
    let text = walking(80, 24).picture(80, 24)
    #expect(text == ExplorerGolden.small, "\n\(text)")
  }

  @Test func choosing() {
    var model = Specimen.model(Specimen.frame(), 80, 24)
    model.hit(.character("x"), .enter, .right)
    let text = model.picture(80, 24)
    #expect(text == ExplorerGolden.choosing, "\n\(text)")
  }

  @Test(arguments: [(1, 1), (9, 4), (20, 6), (30, 12), (60, 20), (200, 60)])
  func everySizeDraws(_ size: (columns: Int, rows: Int)) {
    for unicode in [true, false] {
      var frame = Specimen.frame()
      (frame.columns, frame.rows) = size
      var model = Model(frame: frame, capabilities: Capabilities(unicode: unicode, greys: unicode))
      for key in [Key.character("x"), .enter, .right, .enter, .right, .up] {
        _ = model.handle(.key(key))
        _ = model.picture(size.columns, size.rows)
        if let walk = model.explorer?.walk { _ = model.handle(.frame(answered(walk, frame))) }
        _ = model.picture(size.columns, size.rows)
      }
    }
  }
}
