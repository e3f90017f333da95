import GANEngine
import TextUI

/// What panels draw with on this terminal.
struct Pen: Equatable, Sendable {
  /// Whether there are frames, braille and blocks.
  let unicode: Bool
  /// Whether shades of grey can be told apart.
  let greys: Bool
  /// What digits are drawn with.
  let glyphs: GrayRaster.Glyphs

  /// Draws the image of that index, as large as `area`.
  func draw(
    _ images: SampleImages, _ index: Int = 0, in area: Rect, on canvas: inout Canvas
  ) {
    raster(images, index).draw(in: area, as: glyphs, greys: greys, on: &canvas)
  }

  func raster(_ images: SampleImages, _ index: Int) -> GrayRaster {
    GrayRaster(pixels: images.image(index), width: images.width, height: images.height)
  }
}
