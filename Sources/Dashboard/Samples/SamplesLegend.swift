import GANEngine
import TextUI

/// What the digits are, in the room there is: which latents, step and weights, in which order, and
/// what they are compared with.
struct SamplesLegend {
  let shown: ShownSamples
  /// What they are compared with; nil where nothing is, or no earlier ones of the same latents are kept.
  let compared: SampleAlbum.Page?
  let view: SamplesView
  /// The latents in force.
  let generation: Int
  /// Whether an average of the weights is kept.
  let hasAverage: Bool

  /// The richest version of at most `columns`.
  func text(_ columns: Int) -> StyledText {
    let versions = versions.map { $0.filter { !$0.text.isEmpty } }
    let texts = versions.map { parts in
      parts.enumerated().reduce(StyledText()) { text, part in
        text + StyledText(part.offset > 0 ? " · " : "", .muted)
          + StyledText(part.element.text, part.element.style)
      }
    }
    return texts.first { $0.width <= columns } ?? StyledText()
  }

  private typealias Part = (text: String, style: Style)

  private var versions: [[Part]] {
    let isSorted = view.ranking != nil && !shown.isPast
    let step = "step \(NumberText.grouped(shown.step))"
    let cursor: Part = (shown.isChosen ? step + " · cursor" : "", .selection)
    let place: Part = (shown.isChosen ? step : "", .selection)
    let fixed: Part = (shown.generation == 0 ? "fixed latents" : "new latents", .muted)
    let other: Part = (isOther ? "other latents" : "", .warning)
    let some: Part = (isOther ? "other" : "", .warning)
    let weights = weights
    let (long, short): (Part, Part) = ((weights.long, .muted), (weights.short, .muted))
    let order: Part = (isSorted ? "D's best first" : "", .muted)
    let best: Part = (isSorted ? "best first" : "", .muted)
    return [
      [cursor, isOther ? other : fixed, long, order], [cursor, other, long, order],
      [place, other, long, order], [place, other, short, order], [cursor, other, order],
      [place, other, order], [place, some, best], isSorted ? [order] : [place],
    ]
  }

  /// Whether the latents that are seen are not those in force.
  private var isOther: Bool {
    shown.generation != generation
  }

  private var weights: (long: String, short: String) {
    guard hasAverage else { return ("newest weights", "") }
    return shown.weights == .average ? ("EMA weights", "EMA") : ("raw weights", "raw")
  }

  /// What a comparison shows, in at most `columns`; nil where nothing is compared.
  func difference(_ columns: Int) -> StyledText? {
    guard view.showsDifference else { return nil }
    guard let page = compared else {
      let reasons = ["no earlier grid of these latents is kept", "no earlier grid"]
      return StyledText(reasons.first { $0.count <= columns } ?? "", .muted)
    }
    let step = NumberText.grouped(page.step)
    let choices: [(String, String, String)] = [
      ("+ new ink", ", − gone", ", since step \(step)"), ("+ new", " − gone", " since \(step)"),
      ("+", "−", " since \(step)"),
    ]
    let texts = choices.map {
      StyledText($0.0, .generator) + StyledText($0.1, .discriminator) + StyledText($0.2, .muted)
    }
    return texts.first { $0.width <= columns }
  }
}
