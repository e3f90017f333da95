import Testing

@testable import Dashboard
@testable import GANEngine

@Suite struct PlotZoomTests {
  private func snapshot(_ count: Int, from first: Int = 1) -> Snapshot {
    var snapshot = Snapshot()
    snapshot.progress.stepsPerEpoch = 468
    for step in first..<first + count {
      snapshot.measurements.history.append(StepMetrics(), step: step)
    }
    return snapshot
  }

  @Test(arguments: [(PlotZoom.tenThousand, 10_000), (.thousand, 1000), (.epoch, 468)])
  func theNewestStepsAreInSight(zoom: PlotZoom, length: Int) {
    for count in [20_000, 20_001, 20_117] {
      let span = zoom.span(PlotData(snapshot(count)), cursor: nil)
      #expect(span.contains(Double(count)) && span.contains(Double(count - length + 1)))
      #expect(span.upperBound - span.lowerBound <= Double(length) * 9 / 8 + 2)
    }
  }

  @Test(arguments: PlotZoom.allCases) func aShortRunIsShownWhole(zoom: PlotZoom) {
    let span = zoom.span(PlotData(snapshot(300, from: 51)), cursor: nil)
    #expect(span.lowerBound == 51 && span.upperBound >= 351 && span.upperBound <= 400)
    #expect(zoom.span(PlotData(Snapshot()), cursor: 9).upperBound > 0)
  }

  @Test func theSpanStandsStillForAWhile() {
    let spans = (20_000..<20_062).map {
      PlotZoom.thousand.span(PlotData(snapshot($0)), cursor: nil)
    }
    #expect(Set(spans.map(\.lowerBound)).count <= 2)
  }

  @Test func aCursorDrawsTheSpanAlong() {
    let span = PlotZoom.thousand.span(PlotData(snapshot(20_000)), cursor: 4_321)
    #expect(span.contains(4_321) && !span.contains(20_000))
    #expect(PlotZoom.thousand.span(PlotData(snapshot(20_000)), cursor: 1).lowerBound == 1)
  }

  @Test func whatWasLeftBehindIsInSight() {
    var snapshot = snapshot(5_000)
    snapshot.measurements.history.branch(at: 4_600)
    #expect(PlotZoom.full.span(PlotData(snapshot), cursor: nil).contains(5_000))
    #expect(PlotZoom.thousand.span(PlotData(snapshot), cursor: nil).contains(5_000))
    #expect(PlotZoom.thousand.span(PlotData(snapshot), cursor: nil).contains(3_601))
  }
}
