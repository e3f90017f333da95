public import TextUI

extension Model {
  /// The colours it is drawn in.
  public var theme: Theme { capabilities.theme }

  /// Draws in a theme and with glyphs that are not kept for the next run; nil changes nothing.
  public mutating func show(theme: Theme?, glyphs: GrayRaster.Glyphs?) {
    if let theme { capabilities.theme = theme }
    if let glyphs { self.glyphs = capabilities.glyphs(preferring: glyphs) }
  }

  /// What is kept of the theme: nil where the terminal is asked each time.
  var themeChoice: Theme? {
    get { chosenTheme }
    set {
      guard newValue != chosenTheme else { return }
      chosenTheme = newValue
      capabilities.theme = newValue ?? ownTheme
    }
  }

  /// What is kept of the glyphs: nil where the best are taken each time.
  var glyphChoice: GrayRaster.Glyphs? {
    get { chosenGlyphs }
    set {
      guard newValue != chosenGlyphs else { return }
      chosenGlyphs = newValue
      glyphs = capabilities.glyphs(preferring: newValue)
    }
  }

  /// What digits are drawn with goes round all that the terminal can show.
  mutating func nextGlyphs() -> Effect? {
    let choices = capabilities.glyphs
    let index = choices.firstIndex(of: glyphs) ?? 0
    glyphs = choices[(index + 1) % choices.count]
    chosenGlyphs = glyphs
    guard choices.count > 1 else {
      say("only the \(glyphs.title) without UTF-8")
      return nil
    }
    let isGrey = glyphs == .halfBlocks && capabilities.greys
    say("digits in \(glyphs.title)\(isGrey ? " of grey" : "")")
    return nil
  }

  mutating func nextTheme() -> Effect? {
    guard capabilities.colors > .none else {
      say("this terminal has no colours", .warning)
      return nil
    }
    capabilities.theme = theme.next
    chosenTheme = theme
    switch theme {
    case .dark: say("dark theme: for a dark ground")
    case .light: say("light theme: for a light ground")
    case .mono: say("mono theme: no colours")
    }
    return nil
  }

  mutating func toggleMouse() -> Effect? {
    usesMouse.toggle()
    say(
      usesMouse
        ? "mouse on: click a panel, wheel to zoom; Shift selects text" : "mouse off", seconds: 4)
    return nil
  }
}
