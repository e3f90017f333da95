import Foundation

extension Hyperparameter {
  /// The label as a word that every keyboard has: `lr.d`, `instance.noise`, `r1`.
  public var typedName: String {
    let words = label.lowercased().split(separator: " ").filter { $0.allSatisfy(\.isASCII) }
    return words.isEmpty ? rawValue : words.joined(separator: ".")
  }

  /// A value as one types it: `4e-4`, `0.05`, `nonSaturating`.
  public func typed(_ value: Double) -> String {
    if let choices, value >= 0, value < Double(choices.count) { return choices[Int(value)] }
    if isWhole { return String(format: "%.0f", value) }
    let text = String(format: "%.6g", value)
    guard value != 0, abs(value) < 0.01 else { return text }
    let parts = String(format: "%.5e", value).split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return text }
    var digits = parts[0]
    while digits.last == "0" { digits.removeLast() }
    if digits.last == "." { digits.removeLast() }
    return "\(digits)e\(exponent)"
  }
}
