import TextUI

/// Something of the screen that is kept from one run to the next: the one table behind the file of
/// preferences and the commands of the same names.
public struct Preference: Sendable {
  /// Its name, in the file and behind the colon.
  public let name: String
  /// What it takes.
  public let choices: [String]
  /// One line: what it changes.
  let explanation: String
  private let read: @Sendable (Model) -> String
  private let write: @Sendable (inout Model, String) -> Bool

  /// Whether it takes that value.
  public func takes(_ text: String) -> Bool { choices.contains(text) }

  /// What is in force.
  func text(_ model: Model) -> String { read(model) }

  /// Takes a value; false where it makes no sense, which changes nothing.
  func set(_ model: inout Model, _ text: String) -> Bool { write(&model, text) }

  /// Every preference.
  public static let all: [Preference] = [
    Preference(
      "layout", LayoutPreset.allCases, "what the middle of the screen is for", \.layoutPreset,
      \.rawValue),
    Preference(
      "theme", themes, "colours for a dark or a light ground, or none",
      \.themeChoice, { $0?.rawValue ?? "auto" }),
    Preference(
      "glyphs", glyphs, "what digits are drawn with",
      \.glyphChoice, { $0?.word ?? "auto" }),
    Preference(
      "zoom", PlotZoom.allCases, "how much of the run the curves show", \.plots.zoom, \.word),
    Preference(
      "smooth", PlotView.smoothings, "the moving average in front of the curves",
      \.plots.smoothing, PlotView.word),
  ]

  private static let themes: [Theme?] = [nil] + Theme.allCases
  private static let glyphs: [GrayRaster.Glyphs?] = [nil] + GrayRaster.Glyphs.allCases

  /// One of a few values, each of which has a word.
  private init<Value: Equatable & Sendable>(
    _ name: String, _ values: [Value], _ explanation: String,
    _ path: any WritableKeyPath<Model, Value> & Sendable,
    _ word: @escaping @Sendable (Value) -> String
  ) {
    self.name = name
    self.explanation = explanation
    choices = values.map(word)
    read = { word($0[keyPath: path]) }
    write = { model, text in
      guard let value = values.first(where: { word($0) == text }) else { return false }
      model[keyPath: path] = value
      return true
    }
  }
}
