public import TextUI

/// Where everything goes, worked out from the size alone. A part for which there is no room is empty.
public struct Layout: Equatable, Sendable {
  /// State, step, speed: always there.
  public let status: Rect
  /// The losses over time.
  public let losses: Rect
  /// D's scores over time.
  public let scores: Rect
  /// D's scores of one batch, where there is room beside those over time.
  public let distribution: Rect
  /// D's accuracies over time, where the layout has them in sight.
  public let accuracies: Rect
  /// The norms of the gradients over time, where the layout has them in sight.
  public let gradients: Rect
  /// The newest digits.
  public let samples: Rect
  /// Digits of an earlier step, where the layout compares.
  public let before: Rect
  /// The settings.
  public let hyperparameters: Rect
  /// How good the digits are, or how to read the curves.
  public let guide: Rect
  /// What happened, newest last.
  public let events: Rect
  /// The four numbers in words, where there is no room for curves.
  public let figures: Rect
  /// The line of keys, and answers to them.
  public let footer: Rect
  /// All between state and footer, for a single panel.
  public let body: Rect
  /// Where the run is kept.
  public let place: Rect

  /// The layout of a screen of `columns × rows` cells, 0 and more.
  public init(columns: Int, rows: Int) { self.init(columns: columns, rows: rows, preset: .watch) }

  init(columns: Int, rows: Int, preset: LayoutPreset) {
    let hasPlace = rows >= 30 && columns >= 80
    let hasFooter = rows >= 3
    status = Rect(x: 0, y: 0, width: columns, height: min(rows, 1))
    place = Rect(x: 0, y: rows - 1, width: columns, height: hasPlace ? 1 : 0)
    footer = Rect(
      x: 0, y: rows - (hasPlace ? 2 : 1), width: columns, height: hasFooter ? 1 : 0)
    body = Rect(
      x: 0, y: 1, width: columns, height: rows - 1 - footer.height - place.height)
    let bottom = Bottom(body, rows: rows)
    hyperparameters = bottom.hyperparameters
    guide = bottom.guide
    events = bottom.events
    let middle = Middle(
      Rect(x: 0, y: 1, width: columns, height: body.height - bottom.height), preset)
    losses = middle.losses
    scores = middle.scores
    distribution = middle.distribution
    accuracies = middle.accuracies
    gradients = middle.gradients
    samples = middle.samples
    before = middle.before
    figures = middle.figures
  }

  /// Whether there is room for one panel at a time: settings and events take the place of the rest.
  public var isSmall: Bool { hyperparameters.isEmpty }

  /// Every part, for checks.
  public var parts: [Rect] {
    [
      status, losses, scores, distribution, accuracies, gradients, samples, before,
      hyperparameters, guide, events, figures,
      footer, place,
    ]
  }

  /// Where one digit is looked at: over the curves where the digits lie beside them, else over all
  /// between the first line and the panels at the bottom.
  public var closeup: Rect {
    let curves = losses.union(scores).union(distribution).union(accuracies).union(gradients)
      .union(before)
    if !curves.isEmpty, curves.right <= samples.x { return curves }
    return curves.union(samples).union(figures)
  }
}

/// The row of panels about settings and what happened.
private struct Bottom {
  var hyperparameters = Rect.empty
  var guide = Rect.empty
  var events = Rect.empty
  var height = 0

  init(_ body: Rect, rows: Int) {
    guard rows >= 18, body.width >= 30 else { return }
    // On the largest screens the list of settings grows with the rest.
    height =
      rows >= 60
      ? 10 + min((rows - 56) / 4, 20) : rows >= 34 ? 10 : rows >= 28 ? 8 : rows >= 22 ? 6 : 5
    let y = body.bottom - height
    let columns = body.width
    let first = columns >= 60 ? min(max(columns * 55 / 100, 30), 44) : columns
    hyperparameters = Rect(x: 0, y: y, width: first, height: height)
    guard first < columns else { return }
    // On wider screens the curves of the quality get a third of what is left over.
    let second = columns >= 110 && height >= 10 ? min(34 + max(columns - 120, 0) / 3, 54) : 0
    if second > 0 { guide = Rect(x: first, y: y, width: second, height: height) }
    events = Rect(x: first + second, y: y, width: columns - first - second, height: height)
  }
}

/// Curves and digits.
private struct Middle {
  var losses = Rect.empty
  var scores = Rect.empty
  var distribution = Rect.empty
  var accuracies = Rect.empty
  var gradients = Rect.empty
  var samples = Rect.empty
  var before = Rect.empty
  var figures = Rect.empty

  init(_ area: Rect, _ preset: LayoutPreset) {
    // A small screen has room for one arrangement only.
    let isSmall = area.width < 60 || area.height < 11
    switch isSmall ? .watch : preset {
    case .watch: watch(area)
    case .balance: balance(area)
    case .samples: sheets(area, strip: area.height >= 20 ? 7 : 0, comparing: false)
    case .compare: sheets(area, strip: area.height >= 16 ? area.height / 3 : 0, comparing: true)
    }
  }

  // D and G on the left by what they lose and say, on the right by what they are worth.
  private mutating func balance(_ area: Rect) {
    let (left, top) = (area.width / 2, (area.height + 1) / 2)
    let bins = area.width - left >= 56 && area.height - top >= 8 ? 20 : 0
    losses = Rect(x: area.x, y: area.y, width: left, height: top)
    scores = Rect(x: area.x, y: losses.bottom, width: left, height: area.height - top)
    accuracies = Rect(x: losses.right, y: area.y, width: area.width - left, height: top)
    gradients = Rect(
      x: losses.right, y: losses.bottom, width: area.width - left - bins,
      height: area.height - top)
    distribution = Rect(
      x: gradients.right, y: losses.bottom, width: bins, height: bins > 0 ? gradients.height : 0)
  }

  // Digits over a strip of curves, which the cursor needs.
  private mutating func sheets(_ area: Rect, strip: Int, comparing: Bool) {
    let left = comparing ? area.width / 2 : 0
    let height = area.height - strip
    before = Rect(x: area.x, y: area.y, width: left, height: comparing ? height : 0)
    samples = Rect(x: area.x + left, y: area.y, width: area.width - left, height: height)
    losses = Rect(x: area.x, y: samples.bottom, width: area.width, height: strip)
  }

  // A digit takes 14×7 cells: the digits' panel is as wide as a whole number of them asks.
  private mutating func watch(_ area: Rect) {
    let rows = area.height
    if area.width >= 36, rows >= 8 {
      let target = area.width * 48 / 100
      let digits = max(target / 14 * 14, 14)
      let right = min(max(digits + 2, min(target, digits + 8)), area.width - 20)
      sideBySide(area, right: right)
    } else if area.width >= 24, rows >= 17 {
      let top = rows - max(9, rows / 2)
      losses = Rect(x: area.x, y: area.y, width: area.width, height: top)
      samples = Rect(x: area.x, y: area.y + top, width: area.width, height: rows - top)
    } else {
      inWords(area)
    }
  }

  private mutating func sideBySide(_ area: Rect, right: Int) {
    let left = area.width - right
    let lower = area.height >= 20 ? area.height * 48 / 100 : area.height >= 14 ? 5 : 0
    losses = Rect(x: area.x, y: area.y, width: left, height: area.height - lower)
    // Sixteen bins of a column or two; the curves keep the room that their legend asks for.
    let bins = lower < 8 ? 0 : left >= 84 ? 36 : left >= 62 ? 20 : 0
    scores = Rect(x: area.x, y: losses.bottom, width: left - bins, height: lower)
    if bins > 0 {
      distribution = Rect(x: scores.right, y: losses.bottom, width: bins, height: lower)
    }
    samples = Rect(x: area.x + left, y: area.y, width: right, height: area.height)
  }

  private mutating func inWords(_ area: Rect) {
    let words = area.width >= 17 || area.height < 8 ? min(area.width, 9) : area.width
    let beside = area.width - words - 1
    if beside >= 7 {
      figures = Rect(x: area.x, y: area.y, width: words, height: area.height)
      samples = Rect(x: area.x + words + 1, y: area.y, width: beside, height: area.height)
    } else {
      figures = Rect(x: area.x, y: area.y, width: area.width, height: min(area.height, 4))
      samples = Rect(
        x: area.x, y: figures.bottom, width: area.width, height: area.height - figures.height)
    }
  }
}

/// What the middle of the screen is for.
enum LayoutPreset: String, CaseIterable, Sendable {
  /// Curves and digits side by side.
  case watch
  /// All that tells how D and G stand to each other.
  case balance
  /// As many digits as there is room for.
  case samples
  /// The digits of an earlier step beside those of now.
  case compare

  var explanation: String {
    switch self {
    case .watch: "curves and digits"
    case .balance: "how D and G stand to each other"
    case .samples: "digits, as many as fit"
    case .compare: "earlier digits beside those of now; [ ] choose the step"
    }
  }
}
