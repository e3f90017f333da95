/// JSON written by hand where the order of the keys matters, which `JSONEncoder` does not keep.
enum JSONText {
  /// A string literal: quotes, backslashes and control characters escaped, the rest as it is.
  static func quoted(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case "\n": literal += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        literal += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }

  /// The shortest number that reads back as the same value; `null` where there is no number.
  static func number(_ value: Double) -> String { value.isFinite ? "\(value)" : "null" }
}
