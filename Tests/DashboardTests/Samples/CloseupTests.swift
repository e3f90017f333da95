import GANEngine
import Testing
import TextUI

@testable import Dashboard

/// A digit under the glass: keys and pictures.
@Suite struct CloseupTests {
  /// Digit 2 of the specimen, on a screen of that size.
  private func model(_ frame: Frame, _ width: Int, _ height: Int) -> Model {
    var model = Specimen.model(frame, width, height)
    model.hit(.character("i"), .right)
    return model
  }

  @Test func designSize() {
    let text = model(Specimen.inspected(), 120, 36).picture(120, 36)
    #expect(text == CloseupGolden.wide, "\n\(text)")
  }

  @Test func smallSize() {
    let text = model(Specimen.inspected(), 80, 24).picture(80, 24)
    #expect(text == CloseupGolden.small, "\n\(text)")
  }

  @Test func batchOnTheSmallSize() {
    var model = Specimen.model()
    model.hit(.character("d"))
    var frame = Specimen.frame()
    frame.now += 10
    _ = model.handle(.frame(frame))
    let lines = model.picture(80, 24).split(separator: "\n")[11...15]
    let text = lines.map { String($0.prefix(44)) }.joined(separator: "\n")
    #expect(text == CloseupGolden.batch, "\n\(text)")
  }

  @Test func arrowsChooseAndEscapeLeaves() {
    for (width, across) in [(120, 4), (80, 2)] {
      var frame = Specimen.frame(steps: 300)
      (frame.columns, frame.rows) = (width, width == 120 ? 36 : 24)
      var model = Model(frame: frame)
      #expect(model.hit(.character("i")) == [.send(.inspect(0))])
      #expect(model.hit(.left, .up).isEmpty)
      #expect(model.hit(.right) == [.send(.inspect(1))])
      #expect(model.hit(.down) == [.send(.inspect(1 + across))])
      #expect(model.hit(.character("k")) == [.send(.inspect(1))])
      #expect(model.hit(.escape) == [.send(.inspect(nil))])
      #expect(model.hit(.character("i"), .character("i")).last == .send(.inspect(nil)))
      #expect(model.hit(.escape).isEmpty)
    }
  }

  @Test func otherKeysDoWhatTheyAlwaysDo() {
    var model = model(Specimen.inspected(), 120, 36)
    #expect(
      model.hit(.character(" "), .character("."), .character("s"), .character("r"))
        == [.send(.pause), .send(.step(count: 1)), .send(.save), .send(.newLatents)])
    #expect(model.hit(.character("q"), .character("c")).isEmpty)
    #expect(model.inspected == 1)
  }

  @Test func theSheetGoesOnBehindItsPage() {
    var model = model(Specimen.inspected(), 80, 24)
    model.hit(.down, .down)
    #expect(model.inspected == 5)
    #expect(model.picture(80, 24).contains("Digit 6 of 36"))
    for _ in 0..<40 { model.hit(.right) }
    #expect(model.inspected == 35)
  }

  @Test func withoutDigitsThereIsNothingToInspect() {
    var frame = Specimen.frame(steps: 10)
    frame.snapshot.samples.images = SampleImages(pixels: [], height: 28, width: 28)
    var model = Model(frame: frame)
    #expect(model.hit(.character("i")).isEmpty)
    #expect(model.inspected == nil)
  }

  @Test func whatIsNotKnownIsSaid() {
    let waiting = model(Specimen.inspected(neighbour: false), 120, 36)
    #expect(waiting.picture(120, 36).contains("searching…"))
    var frame = Specimen.inspected(judged: false)
    frame.snapshot.quality.reason = "the embedded judge knows MNIST's digits, not Fashion-MNIST"
    let stranger = model(frame, 120, 36).picture(120, 36)
    #expect(stranger.contains("no label: the judge knows no"))
    #expect(stranger.contains("D(G(z)) 0.43"))
    #expect(model(frame, 80, 24).picture(80, 24).contains("no label: the judge"))
    // What is there belongs to another digit.
    var other = model(Specimen.inspected(), 120, 36)
    other.hit(.right)
    #expect(other.picture(120, 36).contains("looking…"))
    #expect(!other.picture(120, 36).contains("6.42"))
  }

  @Test func logitsAreCalledSo() {
    var frame = Specimen.inspected()
    let known = frame.snapshot.closeups.inspection
    frame.snapshot.closeups.inspection = Inspection(
      index: 1, step: 9, image: frame.snapshot.samples.images.images(at: [1]), score: -1.25,
      scale: .logit, probabilities: [], neighbour: known?.neighbour)
    #expect(model(frame, 120, 36).picture(120, 36).contains("D(G(z)) logit -1.25"))
  }

  @Test func whatTheGeneratorWasToldIsSaid() {
    var frame = Specimen.labelledFrame
    frame.snapshot.closeups.inspection = Inspection(
      index: 0, step: 9, image: frame.snapshot.samples.images.images(at: [0]), score: 0.5,
      scale: .probability, probabilities: (0..<10).map { $0 == 3 ? 1 : 0 })
    var model = Model(frame: frame)
    #expect(model.hit(.character("i")) == [.send(.inspect(0))])
    #expect(model.picture(120, 36).contains("judge: 3  100.0 %  asked 0"))
    // A row a digit: the images of a digit lie ten apart.
    #expect(model.hit(.right) == [.send(.inspect(10))])
    #expect(model.hit(.down) == [.send(.inspect(11))])
    #expect(model.hit(.left, .left) == [.send(.inspect(1))])
  }
}
