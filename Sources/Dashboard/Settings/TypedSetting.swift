import GANEngine

/// A setting and its value as they are typed behind `:set` and `--set`: `lr.d=1e-4`, `lr.d 1e-4` or
/// `discriminator.learningRate = 1e-4`.
package struct TypedSetting: Equatable {
  /// As `SettingRow.named` takes it.
  package let name: String
  /// Without blanks.
  package let value: String

  /// Splits at the first `=`, or else at the last blank; nil where there is neither.
  package init?(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let words = text.split(whereSeparator: \.isWhitespace)
    let (name, value): (Substring, Substring)
    if parts.count == 2 {
      (name, value) = (parts[0], parts[1])
    } else if words.count >= 2, let last = words.last {
      (name, value) = (text[..<last.startIndex], last)
    } else {
      return nil
    }
    // A label of the panel, `lr G`, is a name too.
    self.name = name.split(whereSeparator: \.isWhitespace).joined(separator: ".")
    self.value = value.filter { !$0.isWhitespace }
  }
}
