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

extension Model {
  /// The newest digits, or where there is a cursor those that were the newest at its step.
  var shownSamples: ShownSamples {
    let isChosen = cursorStep != nil
    guard let cursorStep, cursorStep < snapshot.sampleStep,
      let page = snapshot.album.page(at: cursorStep) ?? snapshot.album.pages.first,
      page.step < snapshot.sampleStep
    else {
      return ShownSamples(
        images: snapshot.samples, step: snapshot.sampleStep,
        generation: snapshot.sampleGeneration, weights: snapshot.sampleWeights,
        isChosen: isChosen, isPast: false)
    }
    return ShownSamples(
      images: page.images, step: page.step, generation: page.generation, weights: .average,
      isChosen: true, isPast: true)
  }

  /// What the digits that are seen are compared with; nil where no earlier ones of the same latents
  /// are kept, or none are compared.
  var comparedSamples: SampleAlbum.Page? {
    guard samplesView.showsDifference else { return nil }
    let shown = shownSamples
    return snapshot.album.page(before: shown.step, generation: shown.generation)
  }

  /// The digits in `room`, in the order and size that was asked for.
  func sampleSheet(in room: Rect) -> SampleSheet {
    let shown = shownSamples
    let chosen = inspected ?? explorer?.mark ?? 0
    let order = shown.isPast ? nil : samplesView.ranking?.order
    let usual = SampleSheet(shown.images, in: room, showing: chosen, order: order)
    guard let width = samplesView.width(in: room, usual: usual.width) else { return usual }
    return SampleSheet(shown.images, in: room, showing: chosen, width: width, order: order)
  }
}
