import ArgumentParser
import TextUI

/// What `--glyphs` takes.
enum GlyphChoice: String, ExpressibleByArgument, CaseIterable {
  case auto
  case halfBlocks = "half-blocks"
  case braille, quadrants, ramp

  /// The glyphs; nil for the best that the terminal has.
  var glyphs: GrayRaster.Glyphs? { GrayRaster.Glyphs.allCases.first { $0.word == rawValue } }
}
