import Foundation

/// Numbers as people type them, for flags, commands and settings alike.
public enum TypedNumber {
  /// Why a text does not give a usable number.
  public enum Flaw: Error, Equatable, Sendable {
    case notANumber
    /// Not 0, and nearer to it than any number is that can be computed with.
    case tooSmall
    /// Beyond any number that can be computed with.
    case tooLarge
  }

  /// A whole number: `4000`, `4,000`, `4_000`, `10k`, `1.5M`, `1e4`; nil for any other text, and
  /// beyond ±10¹⁵.
  public static func count(_ text: String) -> Int? {
    let typed = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard let digits = ungrouped(typed),
      let parts = digits.wholeMatch(
        of: /([0-9]+)(?:\.([0-9]+))?(?:[eE]\+?([0-9]{1,2})|([kKM]))?/)
    else { return nil }
    let fraction = parts.2.map { String($0) } ?? ""
    let unit = parts.4.map { $0 == "M" ? 6 : 3 } ?? parts.3.flatMap { Int($0) } ?? 0
    guard var value = Int(parts.1 + fraction) else { return nil }
    for _ in 0..<max(unit - fraction.count, 0) {
      let (product, overflows) = value.multipliedReportingOverflow(by: 10)
      guard !overflows else { return nil }
      value = product
    }
    for _ in 0..<max(fraction.count - unit, 0) {
      guard value.isMultiple(of: 10) else { return nil }
      value /= 10
    }
    guard value <= 1_000_000_000_000_000 else { return nil }
    return text.hasPrefix("-") ? -value : value
  }

  /// A finite number that a 32-bit float does not take for 0 or infinity.
  public static func real(_ text: String) -> Result<Double, Flaw> {
    guard let number = Double(text), !number.isNaN else { return .failure(.notANumber) }
    if number.isInfinite {
      return .failure(text.contains(where: \.isWholeNumber) ? .tooLarge : .notANumber)
    }
    let mantissa = text.prefix { !"eEpP".contains($0) }
    let isZero = !mantissa.contains { ("1"..."9").contains($0) }
    guard isZero || Float(number) != 0 else { return .failure(.tooSmall) }
    guard Float(number).isFinite else { return .failure(.tooLarge) }
    return .success(number)
  }

  // Commas group three digits; elsewhere they may be meant for a decimal point.
  private static func ungrouped(_ text: Substring) -> String? {
    let plain = text.filter { $0 != "_" }
    guard plain.contains(",") else { return plain }
    guard plain.wholeMatch(of: /[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?[kKM]?/) != nil else { return nil }
    return plain.filter { $0 != "," }
  }
}

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
