import TextUI

/// The keys of the latent explorer.
struct ExplorerFooter {
  let stage: Explorer.Stage
  let isPlaying: Bool
  /// Whether the generator is told which digit to draw.
  let takesClasses: Bool

  /// As many as fit; to leave and to quit at last.
  func text(_ width: Int) -> StyledText {
    var keys = all
    while keys.count > 2 {
      for gap in ["   ", "  ", " "] {
        let text = line(keys, gap: gap)
        if text.width <= width { return text }
      }
      // The last two stay.
      keys.remove(at: keys.count - 3)
    }
    return line(keys, gap: " ")
  }

  private var all: [(key: String, title: String)] {
    let ends = [("x", "leave"), ("q", "quit")]
    guard stage == .walking else {
      let end = stage == .choosingFirst ? "walk from it" : "walk to it"
      return [("←→↑↓", "digit"), ("⏎", end), ("+", "size"), ("g", "glyphs"), ("?", "help")] + ends
    }
    let classes = takesClasses ? [("0-9", "which digit")] : []
    return [
      ("←→", "along"), ("↑↓", "off it"), ("space", isPlaying ? "stop" : "play"),
      ("d", "direction"),
    ] + classes + [("⏎", "other ends"), ("g", "glyphs"), ("?", "help")] + ends
  }

  private func line(_ keys: [(key: String, title: String)], gap: String) -> StyledText {
    keys.enumerated().reduce(StyledText(gap.count > 1 ? " " : "")) { text, key in
      text + StyledText(key.offset > 0 ? gap : "") + StyledText(key.element.key, .key)
        + StyledText(" " + key.element.title)
    }
  }
}
