import GANEngine

/// What is wrong with a typed value.
enum TypedValueFlaw: Error, Equatable {
  case notANumber, outOfRange, notWhole

  /// The flaw, to follow "is".
  var words: String {
    switch self {
    case .notANumber: "not a number"
    case .outOfRange: "out of range"
    case .notWhole: "not a whole number"
    }
  }
}

extension Hyperparameter {
  /// The value that was typed: a finite number in the range, whole where only whole ones count.
  func parsed(_ text: String) -> Result<Double, TypedValueFlaw> {
    guard let number = Double(text), number.isFinite else { return .failure(.notANumber) }
    guard range.contains(number) else { return .failure(.outOfRange) }
    if case .linear(let step) = scale, step == 1, number != number.rounded() {
      return .failure(.notWhole)
    }
    return .success(number)
  }
}
