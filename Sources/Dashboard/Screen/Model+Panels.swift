import GANEngine
import TextUI

/// The panels, each with what it draws.
extension Model {
  /// What a part of the screen shows; nil where there is nothing any more.
  func view(_ panel: Screen.Panel, of screen: Screen) -> (any PanelView)? {
    switch panel {
    case .status: statusBar
    case .plot(let plot): plotPanel(plot)
    case .distribution:
      DistributionPanel(distribution: distribution, unicode: capabilities.unicode)
    case .figures: FiguresPanel(metrics: readout)
    case .samples: samplesPanel(tellsQuality: !screen.tellsQuality)
    case .earlier: earlierPanel
    case .settings: hyperparametersPanel
    case .quality: qualityPanel
    case .guide: guidePanel
    case .events: eventsPanel(tellsDoctor: !screen.tellsQuality)
    case .tutorial:
      tutorial.map { TutorialPanel(tutorial: $0, share: $0.progress(snapshot)) }
    case .closeup(let index): closeupPanel(index)
    case .explorer: explorer.map(explorerPanel)
    case .wholePlot(let plot): WholePlot(panel: plotPanel(plot))
    case .place: placeLine
    case .footer: lastLine(of: screen)
    }
  }

  // A notice has a line of its own where there is one; else it covers the keys for its while,
  // and on the smallest screens the state.
  private func lastLine(of screen: Screen) -> any PanelView {
    guard let notice, !screen.shows(.place), focus.dialog?.isLine != true else {
      return footer(tellsAlarm: screen.tellsAlarm)
    }
    return NoticeLine(notice: notice)
  }

  var pen: Pen { Pen(unicode: capabilities.unicode, greys: capabilities.greys, glyphs: glyphs) }
  var plotData: PlotData { PlotData(snapshot, readout: readout) }

  var statusBar: StatusBar {
    StatusBar(
      info: info, progress: snapshot.progress, awaited: awaitedWord, isFrozen: held != nil)
  }

  func plotPanel(_ plot: Plot) -> PlotPanel {
    PlotPanel(
      plot: plot, data: plotData, view: plots,
      isChosen: focus.panel.isPlot && plots.chosen == plot, unicode: capabilities.unicode)
  }

  /// `tellsQuality` where no other panel does.
  func samplesPanel(tellsQuality: Bool) -> SamplesPanel {
    let shown = shownSamples
    let legend = SamplesLegend(
      shown: shown, compared: comparedSamples, view: samplesView,
      generation: snapshot.samples.generation,
      hasAverage: snapshot.settings.hyperparameters[.emaDecay] > 0)
    return SamplesPanel(
      legend: legend, focus: focus.panel, hint: info.dataHint,
      quality: tellsQuality ? snapshot.quality : nil, pen: pen)
  }

  var earlierPanel: EarlierPanel {
    EarlierPanel(
      earlier: earlierSamples, generation: snapshot.samples.generation, view: samplesView,
      focus: focus.panel, pen: pen)
  }

  var hyperparametersPanel: HyperparametersPanel {
    var line: LineEditor?
    if case .typing(let typed) = focus.dialog { line = typed }
    return HyperparametersPanel(
      values: settingValues, selected: selected, line: line,
      undoable: snapshot.journal.undoable)
  }

  var qualityPanel: QualityPanel {
    QualityPanel(
      quality: snapshot.quality, doctor: snapshot.doctor, metrics: readout,
      unicode: capabilities.unicode)
  }

  var guidePanel: GuidePanel {
    GuidePanel(
      doctor: snapshot.doctor, loss: snapshot.settings.hyperparameters.lossKind,
      history: snapshot.measurements.history)
  }

  /// `tellsDoctor` where no other panel tells its alarms.
  func eventsPanel(tellsDoctor: Bool) -> EventsPanel {
    EventsPanel(
      events: snapshot.journal.events, strays: strays, startTime: snapshot.progress.startTime,
      doctor: tellsDoctor ? snapshot.doctor : nil)
  }

  func closeupPanel(_ index: Int) -> CloseupPanel {
    CloseupPanel(
      index: index, images: snapshot.samples.images,
      inspection: snapshot.closeups.inspection.flatMap { $0.index == index ? $0 : nil },
      noScores: snapshot.quality.reason, pen: pen)
  }

  func explorerPanel(_ explorer: Explorer) -> ExplorerPanel {
    ExplorerPanel(
      explorer: explorer, exploration: snapshot.closeups.exploration,
      images: shownSamples.images, drawsRaw: samplesView.drawsRaw, pen: pen)
  }

  var placeLine: PlaceLine {
    PlaceLine(
      notice: notice, alarm: snapshot.doctor?.alarm, runPath: info.runPath,
      progress: snapshot.progress, pendingSaves: snapshot.journal.pendingSaves,
      lastSave: lastSave, peakMegabytes: frame.peakMegabytes, now: frame.now)
  }

  /// `tellsAlarm` where no panel does.
  func footer(tellsAlarm: Bool) -> Footer {
    Footer(
      focus: focus, isSmall: isSmall, isRunning: isRunning, setting: row.parameter,
      takesClasses: snapshot.settings.configuration.classes > 0,
      task: tutorial?.stage.task, alarm: tellsAlarm ? snapshot.doctor?.alarm : nil,
      unicode: capabilities.unicode)
  }
}
