/// Values of the environment, which may be anything, as messages show them.
enum EnvironmentText {
  private static let limit = 40

  /// The value in ASCII without control characters, `?` for what is neither, its end as `...` where it
  /// is long.
  static func printable(_ value: String) -> String {
    let scalars = value.unicodeScalars.prefix(limit + 1).map { scalar -> Unicode.Scalar in
      (0x20..<0x7F).contains(scalar.value) ? scalar : "?"
    }
    let shown = String(String.UnicodeScalarView(scalars.prefix(limit)))
    return scalars.count > limit ? shown + "..." : shown
  }
}
