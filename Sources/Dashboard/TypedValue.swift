public import GANEngine

/// What is wrong with a typed value.
public enum TypedValueFlaw: Error, Equatable {
  case notANumber, outOfRange, notWhole
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
    case .unknownName: "no choice"
    case .ambiguous(let names): "short for " + names.joined(separator: " and ")
    }
  }
}

extension Hyperparameter {
  /// The value that was typed: a finite number in the range, whole where only whole ones count; of
  /// a choice its name, or a beginning that no other has; of a weight also `off`.
  public func parsed(_ text: String) -> Result<Double, TypedValueFlaw> {
    if let choices { return Self.choice(text, among: choices) }
    if isWeight, text == Self.off { return .success(0) }
    guard let number = Double(text), number.isFinite else { return .failure(.notANumber) }
    guard range.contains(number) else { return .failure(.outOfRange) }
    guard !isWhole || number == number.rounded() else { return .failure(.notWhole) }
    return .success(number)
  }

  private static func choice(
    _ text: String, among names: [String]
  ) -> Result<Double, TypedValueFlaw> {
    let typed = text.lowercased()
    if let index = names.firstIndex(where: { $0.lowercased() == typed }) {
      return .success(Double(index))
    }
    let found = names.indices.filter { names[$0].lowercased().hasPrefix(typed) && !typed.isEmpty }
    guard let index = found.first else { return .failure(.unknownName) }
    return found.count == 1
      ? .success(Double(index)) : .failure(.ambiguous(found.map { names[$0] }))
  }
}
