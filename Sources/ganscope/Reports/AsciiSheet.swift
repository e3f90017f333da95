import GANEngine
import TextUI

/// Images side by side as lines of text.
enum AsciiSheet {
  /// The images with the ten-step ramp, `columns` in a row; as many as the terminal is wide, or in
  /// 80 columns, where nothing is said.
  static func text(_ images: SampleImages, columns: Int?) -> String {
    let (width, height) = (max(images.width / 2, 1), max(images.height / 4, 1))
    let columns = min(columns ?? fittingColumns(images), max(images.count, 1))
    let rows = (images.count + columns - 1) / columns
    var canvas = Canvas(width: columns * (width + 1), height: rows * (height + 1))
    for index in 0..<images.count {
      let area = Rect(
        x: index % columns * (width + 1), y: index / columns * (height + 1), width: width,
        height: height)
      GrayRaster(pixels: images.image(index), width: images.width, height: images.height)
        .draw(in: area, as: .ramp, on: &canvas)
    }
    return "\(canvas)"
  }

  /// How many images the terminal has room for side by side.
  static func fittingColumns(_ images: SampleImages) -> Int {
    max(TerminalText.width / (max(images.width / 2, 1) + 1), 1)
  }
}
