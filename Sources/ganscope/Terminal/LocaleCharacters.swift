import CTerminal

/// The characters of the locale that the environment asks for.
struct LocaleCharacters {
  /// Whether there are more than those of ASCII.
  let hasUnicode: Bool
  /// The locale that is asked for; empty where none is.
  let asked: String
  /// Whether it is not installed.
  let isMissing: Bool

  init(asked: String, hasUnicode: Bool, isMissing: Bool) {
    self.asked = asked
    self.hasUnicode = hasUnicode
    self.isMissing = isMissing
  }

  /// As the environment is now; of a locale that is missing and means UTF-8, another one's.
  init() {
    let found = screen_locale()
    self.init(
      asked: String(cString: found.asked), hasUnicode: found.utf8, isMissing: found.missing)
  }

  /// Why there is ASCII alone and what to set, where that is not what was asked for.
  var note: String? {
    guard isMissing, !hasUnicode else { return nil }
    let name = EnvironmentText.printable(asked)
    let lowercased = asked.lowercased()
    let meansUnicode = lowercased.contains("utf-8") || lowercased.contains("utf8")
    return meansUnicode
      ? "the locale '\(name)' is not installed, nor another of UTF-8: drawn in ASCII; "
        + "install it, or one for LC_ALL=C.UTF-8"
      : "the locale '\(name)' is not installed: drawn in ASCII; set LC_ALL=C.UTF-8 for more"
  }
}
