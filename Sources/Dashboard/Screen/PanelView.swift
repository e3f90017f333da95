import TextUI

/// What a part of the screen shows, made of the values that it draws.
protocol PanelView {
  func draw(in area: Rect, on canvas: inout Canvas)

  /// What a click at a place in its area means.
  func target(x: Int, y: Int, in area: Rect) -> Screen.Target

  /// Its name in the help, or the key that shows it, and what it tells; nil where it speaks for itself.
  static var help: PanelHelp? { get }
}

/// A name and a sentence or two of the help.
typealias PanelHelp = (name: String, words: String)

extension PanelView {
  func target(x: Int, y: Int, in area: Rect) -> Screen.Target { .nothing }
  static var help: PanelHelp? { nil }
}

extension Screen {
  /// What lies under the mouse.
  enum Target: Equatable {
    case plot(Plot)
    /// Index of the setting; nil between settings.
    case settings(Int?)
    /// Index of the sample; nil between samples.
    case samples(Int?)
    case nothing
  }
}
