extension Judge {
  /// Data sets whose images the embedded judge knows: it has learnt from MNIST's digits, and the
  /// program's own are of the same kind.
  public static let knownData: Set<String> = ["MNIST", EmbeddedDigits.name]

  /// Why the embedded judge has no say on images of that size, made by a generator that has learnt
  /// from `data` (nil where that is not known); nil where it has.
  public static func refusal(data: String?, height: Int, width: Int) -> String? {
    if let data, !knownData.contains(data) {
      return "the embedded judge knows MNIST's digits, not \(data)"
    }
    guard (height, width) == (28, 28) else {
      return "the embedded judge looks at images of 28×28, found \(height)×\(width)"
    }
    return nil
  }
}
