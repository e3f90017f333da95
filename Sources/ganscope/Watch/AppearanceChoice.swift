import ArgumentParser
import Foundation
import TextUI

/// What `--theme` takes.
enum ThemeChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, dark, light, mono

  /// The theme of this run; nil for the one that is liked, or that the environment tells. One that is
  /// named has its way over `NO_COLOR`, one that is liked has not.
  var theme: Theme? {
    switch self {
    case .auto: TerminalText.theme == .mono ? .mono : nil
    case .dark: .dark
    case .light: .light
    case .mono: .mono
    }
  }
}

/// What `--glyphs` takes.
enum GlyphChoice: String, ExpressibleByArgument, CaseIterable {
  case auto
  case halfBlocks = "half-blocks"
  case braille, quadrants, ramp

  /// The glyphs; nil for the best that the terminal has.
  var glyphs: GrayRaster.Glyphs? { GrayRaster.Glyphs.allCases.first { $0.word == rawValue } }
}
