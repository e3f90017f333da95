public import GANEngine

/// What is wrong with a typed value.
public enum TypedValueFlaw: Error, Equatable {
  case notANumber, outOfRange, notWhole
  /// Beyond what can be computed with.
  case tooSmall, tooLarge
  /// No choice begins like that.
  case unknownName
  /// Several choices begin like that.
  case ambiguous([String])

  /// The flaw, to follow "is".
  public var words: String {
    switch self {
    case .notANumber: "not a number"
    case .outOfRange: "out of range"
    case .notWhole: "not a whole number"
    case .tooSmall: "too small to be told from 0"
    case .tooLarge: "too large to compute with"
    case .unknownName: "no choice"
    case .ambiguous(let names): "short for " + names.joined(separator: " and ")
    }
  }
}

extension Hyperparameter {
  /// The value that was typed: a finite number in the range, whole where only whole ones count; of
  /// a choice its name, or a beginning that no other has; of a weight also `off`. Whole numbers may
  /// be written as counts are, `10k`.
  public func parsed(_ text: String) -> Result<Double, TypedValueFlaw> {
    if let choices { return Self.choice(text, among: choices) }
    if scale == .weight, text.lowercased() == Self.off { return .success(0) }
    let number: Double
    if isWhole, let count = TypedNumber.count(text) {
      number = Double(count)
    } else {
      switch TypedNumber.real(text) {
      case .success(let real): number = real
      case .failure(.notANumber): return .failure(.notANumber)
      case .failure(.tooSmall): return .failure(.tooSmall)
      case .failure(.tooLarge): return .failure(.tooLarge)
      }
    }
    guard range.contains(number) else { return .failure(.outOfRange) }
    guard !isWhole || number == number.rounded() else { return .failure(.notWhole) }
    return .success(number)
  }

  private static func choice(
    _ text: String, among names: [String]
  ) -> Result<Double, TypedValueFlaw> {
    switch TypedChoice(text, among: names) {
    case .one(let index): .success(Double(index))
    case .several(let names): .failure(.ambiguous(names))
    case .none: .failure(.unknownName)
    }
  }
}
