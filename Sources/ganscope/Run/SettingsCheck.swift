import ArgumentParser
import GANEngine

/// What the rules about combinations say of the settings a run is to begin with.
struct SettingsCheck {
  /// What may go badly, in words.
  let warnings: [String]

  /// Throws `ValidationError` where a combination makes no sense, and `Failure` where it came with a
  /// recipe's file.
  ///
  /// A run that is resumed may go on with what it was saved with: that is only warned of.
  init(_ findings: [Finding], known: [Finding] = [], recipe: String? = nil) throws {
    let errors = findings.filter { $0.severity == .error && !known.contains($0) }
    guard errors.isEmpty else {
      let words = errors.map(\.message).joined(separator: "\n")
      if let recipe { throw Failure("\(recipe.asShownPath): \(words)") }
      throw ValidationError(words)
    }
    warnings = findings.map(\.message)
  }
}
