import ArgumentParser
import GANEngine

/// `--set name=value`.
struct Setting: Equatable {
  let parameter: Hyperparameter
  let value: Double

  /// Throws `ValidationError` with the nearest known name, or the range.
  init(parsing text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw ValidationError("'--set \(text)' should read name=value, e.g. adam.beta1=0.5")
    }
    let name = String(parts[0])
    guard let parameter = Hyperparameter(rawValue: name) else {
      let hint = Self.hint(name)
      throw ValidationError("there is no setting '\(name)'; \(hint)")
    }
    let range = parameter.range
    guard let value = Double(parts[1]), range.contains(value) else {
      throw ValidationError(
        """
        \(name) takes a number from \(range.lowerBound) to \(range.upperBound), \
        not '\(parts[1])' (\(parameter.explanation))
        """)
    }
    self.parameter = parameter
    self.value = value
  }

  // A name from the panel, such as lr, is understood as well as one that is misspelt.
  private static func hint(_ name: String) -> String {
    let known = Hyperparameter.allCases
    let labelled = known.filter { $0.label.lowercased().hasPrefix(name.lowercased()) }
    guard labelled.isEmpty || name.isEmpty else {
      return "did you mean " + labelled.map { "'\($0.rawValue)'" }.joined(separator: " or ") + "?"
    }
    return NearestName.hint(name, among: known.map(\.rawValue))
  }
}
