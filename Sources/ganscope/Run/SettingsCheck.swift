import ArgumentParser
import GANEngine

/// What the rules about combinations say of the settings a run is to begin with.
struct SettingsCheck {
  /// What may go badly, in words.
  let warnings: [String]

  /// Throws `ValidationError` where a combination makes no sense.
  ///
  /// A run that is resumed may go on with what it was saved with: that is only warned of.
  init(_ findings: [Finding], known: [Finding] = []) throws {
    let errors = findings.filter { $0.severity == .error && !known.contains($0) }
    guard errors.isEmpty else {
      throw ValidationError(errors.map(\.message).joined(separator: "\n"))
    }
    warnings = findings.map(\.message)
  }
}
