import GANEngine
import TextUI

/// The grid of digits that is seen: the newest, or that of the cursor's step.
struct ShownSamples {
  let images: SampleImages
  /// The step whose weights drew it, and which latents.
  let step: Int
  let generation: Int
  let weights: ImageGenerator.Weights
  /// Whether the cursor chose it.
  let isChosen: Bool
  /// Whether it is out of the album, instead of the newest.
  let isPast: Bool
}

extension ShownSamples {
  init(_ page: SampleAlbum.Page, isChosen: Bool) {
    self.init(
      images: page.images, step: page.step, generation: page.generation, weights: .average,
      isChosen: isChosen, isPast: true)
  }
}

extension Model {
  /// The newest digits; where there is a cursor those that were the newest at its step, unless they
  /// have a panel of their own, or what is looked at closely is drawn by the newest weights.
  var shownSamples: ShownSamples {
    let isLive = !layout.before.isEmpty || explorer != nil || inspected != nil
    guard !isLive, let cursorStep, cursorStep < snapshot.samples.step, let page = earlierPage
    else {
      return ShownSamples(
        images: snapshot.samples.images, step: snapshot.samples.step,
        generation: snapshot.samples.generation, weights: snapshot.samples.weights,
        isChosen: !isLive && cursorStep != nil, isPast: false)
    }
    return ShownSamples(page, isChosen: true)
  }

  /// The digits of the cursor's step, or of the first; nil where none are kept.
  var earlierSamples: ShownSamples? {
    earlierPage.map { ShownSamples($0, isChosen: cursorStep != nil) }
  }

  private var earlierPage: SampleAlbum.Page? {
    let album = snapshot.samples.album
    return cursorStep.flatMap(album.page(at:)) ?? album.pages.first
  }

  /// What the digits that are seen are compared with; nil where no earlier ones of the same latents
  /// are kept, or none are compared.
  var comparedSamples: SampleAlbum.Page? {
    guard samplesView.showsDifference else { return nil }
    let shown = shownSamples
    if !layout.before.isEmpty {
      return earlierPage.flatMap { $0.generation == shown.generation ? $0 : nil }
    }
    return snapshot.samples.album.page(before: shown.step, generation: shown.generation)
  }

  /// The digits that are seen in `room`, in the order and size that was asked for.
  func sampleSheet(in room: Rect) -> SampleLayout {
    samplesView.layout(shownSamples, in: room, showing: focus.panel.samples.chosen)
  }
}

extension Focus.Panel {
  /// The samples that are marked on the sheet, and the one that has to be seen; nil where any may be.
  var samples: (marked: [Int], chosen: Int?) {
    switch self {
    case .closeup(let index): ([index], index)
    case .explorer(let explorer): (explorer.marks, explorer.mark)
    case .overview, .settings, .events, .plot, .wholePlot: ([], nil)
    }
  }
}
