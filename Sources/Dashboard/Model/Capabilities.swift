public import TextUI

/// What the terminal can show, and in which theme it is asked to.
public struct Capabilities: Equatable, Sendable {
  /// Characters it has.
  public var characters: Repertoire
  /// Colours it has.
  public var colors: ColorDepth
  /// The theme that is asked for.
  public var theme: Theme

  /// What the terminal can show; all of it if nothing is said.
  public init(
    characters: Repertoire = .unicode, colors: ColorDepth = .direct, theme: Theme = .dark
  ) {
    self.characters = characters
    self.colors = colors
    self.theme = theme
  }

  /// All of it, or no characters beyond ASCII, or no colours.
  public init(unicode: Bool, greys: Bool = true) {
    self.init(characters: unicode ? .unicode : .ascii, colors: greys ? .direct : .none)
  }

  /// Whether there are all characters: frames, braille, blocks.
  public var unicode: Bool { characters == .unicode }

  /// Whether shades of grey can be told apart.
  public var greys: Bool { colors.hasGreys && theme != .mono }

  /// What digits can be drawn with, the best first: half blocks in grey, else whatever has most
  /// pixels.
  public var glyphs: [GrayRaster.Glyphs] {
    switch characters {
    case .ascii: [.ramp]
    case .console: [.halfBlocks, .ramp]
    case .unicode where greys: [.halfBlocks, .braille, .quadrants, .ramp]
    case .unicode: [.braille, .quadrants, .halfBlocks, .ramp]
    }
  }

  /// Those asked for, where the terminal has them, else the best.
  public func glyphs(preferring wanted: GrayRaster.Glyphs?) -> GrayRaster.Glyphs {
    let all = glyphs
    if let wanted, all.contains(wanted) { return wanted }
    return all.first ?? .ramp
  }
}
