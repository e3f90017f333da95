import Testing
import TextUI

@testable import Dashboard
@testable import GANEngine

/// Panels draw what they are given, without a model behind them.
@Suite struct PanelTests {
  private func drawn(
    _ columns: Int, _ rows: Int, _ draw: (Rect, inout Canvas) -> Void
  ) -> String {
    var canvas = Canvas(width: columns, height: rows)
    draw(canvas.bounds, &canvas)
    return "\(canvas)"
  }

  private func place(notice: Notice? = nil, lastSave: Double? = nil, pending: Int = 0) -> PlaceLine
  {
    var progress = Snapshot.Progress()
    (progress.startTime, progress.goal) = (1_000, .step(500))
    return PlaceLine(
      notice: notice, alarm: StyledText("D far ahead", .warning), runPath: "runs/one",
      progress: progress, pendingSaves: pending, lastSave: lastSave, peakMegabytes: 141.6,
      now: 1_066)
  }

  @Test func thePlaceLineTellsAlarmGoalAndSave() {
    let never = drawn(110, 1) { place().draw(in: $0, on: &$1) }
    #expect(never.hasPrefix(" D far ahead  on until step 500  runs/one "), "\(never)")
    for words in ["open for 1:06", "peak 142 MB", "not saved yet"] {
      #expect(never.contains(words), "\(never)")
    }
    #expect(
      drawn(110, 1) { place(lastSave: 1_045).draw(in: $0, on: &$1) }.contains("saved 0:21 ago"))
    #expect(drawn(110, 1) { place(pending: 1).draw(in: $0, on: &$1) }.contains("saving…"))
    let notice = Notice(text: "one step…", style: .plain, until: 1_070)
    let noticed = drawn(110, 1) { place(notice: notice).draw(in: $0, on: &$1) }
    #expect(noticed.hasPrefix(" one step…") && !noticed.contains("runs/one"))
  }

  @Test func figuresAreThoseOfTheNewestStep() {
    var metrics = StepMetrics()
    metrics[.discriminatorLoss] = 1.386
    metrics[.fakeScore] = 0.25
    let text = drawn(9, 4) { FiguresPanel(metrics: metrics).draw(in: $0, on: &$1) }
    #expect(text.contains("D    1.39") && text.contains("D(z) 0.25"), "\(text)")
    let none = drawn(9, 4) { FiguresPanel(metrics: nil).draw(in: $0, on: &$1) }
    #expect(none.filter { $0 == "–" }.count == 4)
  }

  @Test(arguments: [(LossKind.nonSaturating, true), (.wasserstein, false), (.hinge, false)])
  func onlyCrossEntropyHasTheLossesOfACoinToss(loss: LossKind, tells: Bool) {
    let text = drawn(40, 10) {
      GuidePanel(doctor: nil, loss: loss, history: History()).draw(in: $0, on: &$1)
    }
    #expect(text.contains("D 1.39") == tells, "\(text)")
    #expect(text.contains("now: no steps yet"))
  }

  @Test func theScoresOfABatchHaveTheirRangeBelow() {
    let scores = ScoreDistribution(
      scale: .logit, range: -4...4, real: [0, 3, 1, 0], fake: [2, 2, 0, 0])
    let text = drawn(60, 10) {
      DistributionPanel(distribution: scores, unicode: false).draw(in: $0, on: &$1)
    }
    for words in ["-4", "logit", "D's scores of this batch"] { #expect(text.contains(words)) }
    let none = drawn(60, 10) {
      DistributionPanel(distribution: nil, unicode: false).draw(in: $0, on: &$1)
    }
    #expect(none.contains("comes with the first steps"))
  }

  @Test func theLineOfKeysFollowsTheFocus() {
    func keys(_ focus: Focus, isRunning: Bool = true) -> String {
      drawn(110, 1) {
        Footer(
          focus: focus, isSmall: false, isRunning: isRunning, setting: .r1, takesClasses: false,
          unicode: true
        ).draw(in: $0, on: &$1)
      }
    }
    #expect(keys(.panel(.overview)).contains("⏎ type"))
    #expect(keys(.panel(.plot)).contains("⏎ full"))
    #expect(keys(.panel(.wholePlot)).contains("⏎ panels"))
    #expect(keys(.panel(.overview), isRunning: false).contains("space resume"))
    #expect(keys(.panel(.closeup(3))).contains("i back"))
    #expect(keys(.panel(.explorer(Explorer(mark: 0)))).contains("walk from it"))
    #expect(
      keys(.dialog(.typing(LineEditor()), over: .settings)).contains("R1 γ takes 0 to 1000"))
    #expect(keys(.dialog(.command(CommandLine("ru")), over: .plot)).hasPrefix(":ru"))
    #expect(keys(.dialog(.quitting, over: .plot)).contains("⏎ full"))
  }
}
