import GANEngine
import Testing
import TextUI

@testable import Dashboard

/// The digits in the order of D's scores.
@Suite struct SamplesOrderTests {
  private func scored(_ values: [Double], _ frame: Frame = Specimen.frame()) -> Frame {
    var frame = frame
    frame.snapshot.samples.scores = SampleScores(values: values, scale: .probability, step: 12_431)
    return frame
  }

  private let rising = (0..<36).map { Double($0) / 40 }

  @Test func digitsStandInTheOrderOfTheirScores() {
    var model = Specimen.model(Specimen.frame())
    #expect(model.hit(.character("o")) == [.send(.scoreSamples(true))])
    #expect(model.seenSamples == Array(0..<12))
    var frame = scored(rising)
    _ = model.handle(.frame(frame))
    #expect(model.seenSamples == Array((24..<36).reversed()))
    #expect(model.screen().contains("EMA weights · D's best first"))
    #expect(model.screen().contains("0.88 "))
    // Held, so that it can be looked at; two seconds later the newest.
    frame = scored(rising.reversed())
    frame.now += 1
    _ = model.handle(.frame(frame))
    #expect(model.seenSamples[0] == 35)
    frame.now += 2
    _ = model.handle(.frame(frame))
    #expect(model.seenSamples[0] == 0)
    #expect(model.hit(.character("o")) == [.send(.scoreSamples(false))])
    #expect(model.seenSamples == Array(0..<12) && !model.screen().contains("best first"))
  }

  @Test func pausedRunsShowTheirNewestScores() {
    var model = Specimen.model(Specimen.frame(state: .paused))
    model.hit(.character("o"))
    _ = model.handle(.frame(scored(rising, Specimen.frame(state: .paused))))
    _ = model.handle(.frame(scored(rising.reversed(), Specimen.frame(state: .paused))))
    #expect(model.seenSamples[0] == 0)
  }

  @Test func classesKeepTheirRows() {
    var model = Specimen.model(Specimen.labelledFrame)
    model.hit(.character("o"))
    let values = (0..<80).map { Double($0) }
    _ = model.handle(.frame(scored(values, Specimen.labelledFrame)))
    let labels = model.snapshot.samples.images.labels
    // The last of each digit is the best.
    #expect(model.seenSamples.prefix(3) == [70, 60, 50])
    #expect(model.seenSamples.map { labels[$0] } == (0..<30).map { UInt8($0 / 3) })
  }

  @Test func inspectionGoesByTheOrderSeen() {
    var model = Specimen.model(Specimen.frame())
    model.hit(.character("o"))
    _ = model.handle(.frame(scored(rising)))
    #expect(model.hit(.character("i")) == [.send(.inspect(35))])
    #expect(model.hit(.right) == [.send(.inspect(34))])
    #expect(model.hit(.down) == [.send(.inspect(30))])
  }

  @Test func earlierGridsKeepTheirOrder() {
    var model = Specimen.model(Specimen.remembered)
    model.hit(.character("o"))
    _ = model.handle(.frame(scored(rising, Specimen.remembered)))
    model.hit(.home)
    #expect(model.seenSamples == Array(0..<12))
    #expect(!model.samplesPicture().description.contains("best first"))
    #expect(!model.samplesPicture().description.contains("0.88"))
  }

  @Test func scoresThatDoNotFitAreLeftOut() {
    var model = Specimen.model(Specimen.frame())
    model.hit(.character("o"))
    _ = model.handle(.frame(scored([1, 2])))
    #expect(model.seenSamples == Array(0..<12))
  }
}
