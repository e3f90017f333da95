import Testing
import TextUI

@testable import Dashboard
@testable import GANEngine

@Suite struct TutorialTests {
  /// Steps done, and everything else as at the beginning.
  private func frame(_ step: Int, _ change: (inout Frame) -> Void = { _ in }) -> Frame {
    var frame = Specimen.frame()
    frame.snapshot.progress.step = step
    frame.snapshot.doctor = nil
    frame.now += Double(step) / 100
    change(&frame)
    return frame
  }

  private func event(_ kind: RunEvent.Kind, _ frame: inout Frame) {
    frame.snapshot.journal.events.append(
      RunEvent(step: frame.snapshot.progress.step, time: frame.now, kind: kind, origin: .person))
  }

  @Test func goesOnWhenWhatItAskedForIsDone() {
    var model = Model(frame: frame(0))
    model.beginTutorial()
    #expect(model.tutorial?.index == 0)
    _ = model.handle(.frame(frame(1250)))
    #expect(model.tutorial?.index == 0)
    #expect(model.tutorial.map { $0.progress(frame(1250).snapshot) } == 0.5)
    _ = model.handle(.frame(frame(2500)))
    #expect(model.tutorial?.index == 1)
    // A save of before does not count.
    _ = model.handle(.frame(frame(2510)))
    #expect(model.tutorial?.index == 1)
    _ = model.handle(.frame(frame(2520) { event(.save(path: "good", weights: ""), &$0) }))
    #expect(model.tutorial?.index == 2)
    let broken: (inout Frame) -> Void = {
      $0.snapshot.settings.hyperparameters[.discriminatorLearningRate] = 1e-3
    }
    _ = model.handle(.frame(frame(2530, broken)))
    #expect(model.tutorial?.index == 3)
    _ = model.handle(.frame(frame(2800, broken)))
    #expect(model.tutorial?.index == 3)
    _ = model.handle(.frame(frame(3410) { $0.snapshot.doctor = Specimen.collapsed }))
    #expect(model.tutorial?.index == 3)
    let saturated = Specimen.report([Specimen.finding(.discriminatorSaturated, "D is sure")])
    _ = model.handle(.frame(frame(3460) { $0.snapshot.doctor = saturated }))
    #expect(model.tutorial?.index == 4)
    _ = model.handle(
      .frame(
        frame(2520) {
          $0.now += 10
          $0.snapshot.progress.state = .paused
          event(.rollback(to: 2520, halvingRates: false), &$0)
        }))
    #expect(model.tutorial?.index == 5)
    _ = model.handle(.frame(frame(3600) { $0.now += 10 }))
    #expect(model.tutorial?.index == 6)
    _ = model.handle(.frame(frame(1_000_000)))
    #expect(model.tutorial?.index == TutorialStage.all.count - 1)
  }

  @Test func aRunThatDoesNotBreakGoesOnToo() {
    let snapshot = frame(5000).snapshot
    let stage = TutorialStage.all[3]
    let tutorial = Tutorial(frame(2000).snapshot, now: 0)
    #expect(stage.progress(snapshot, tutorial) >= 1)
  }

  @Test(arguments: TutorialStage.all.indices)
  func everyTaskIsReadableOnBothDesignSizes(index: Int) {
    let stage = TutorialStage.all[index]
    for (columns, rows) in [(80, 24), (120, 36)] {
      let area = Layout(columns: columns, rows: rows).events
      let lines = Words.wrapped(stage.task, columns: area.width - 4)
      #expect(lines.count <= area.height - 2, "\(stage.title) at \(columns)×\(rows)")
      #expect("Tutorial 1/7 · \(stage.title)".count <= area.width - 4 || columns == 80)
    }
  }

  @Test func theRateThatBreaksIsOneThatCounts() throws {
    let rate = try #require(Double(TutorialStage.tooFast))
    #expect(Hyperparameter.discriminatorLearningRate.range.contains(rate))
  }

  @Test func itIsOnTheScreen() {
    var model = Model(frame: frame(0))
    model.beginTutorial()
    #expect(model.screen().contains("Tutorial 1/7 · A healthy run"))
    #expect(model.screen(80, 24).contains("G turns noise into digits"))
    var small = Model(frame: frame(0) { ($0.columns, $0.rows) = (30, 10) })
    small.beginTutorial()
    #expect(small.screen(30, 10).contains("G turns noise"))
  }
}
