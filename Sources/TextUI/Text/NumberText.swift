/// Numbers as text, without a locale and of steady width.
public enum NumberText {
  /// Fixed point with `decimals` digits (0…9) after the point: `0.50`; `nan`, `inf`, `-inf` as such.
  public static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return nonFinite(value) }
    let digits = min(max(decimals, 0), 9)
    let scale = powerOfTen(digits)
    let scaled = (value.magnitude * scale).rounded()
    guard scaled < 9e15 else { return scientific(value, decimals: 2) }
    let whole = Int(scaled)
    let unit = Int(scale)
    let sign = value < 0 && whole > 0 ? "-" : ""
    guard digits > 0 else { return sign + String(whole) }
    let fraction = String(whole % unit)
    let zeros = String(repeating: "0", count: max(digits - fraction.count, 0))
    return sign + String(whole / unit) + "." + zeros + fraction
  }

  /// One digit, `decimals` more and a power of ten: `2.00e-4`.
  public static func scientific(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return nonFinite(value) }
    guard value != 0 else { return fixed(0, decimals: decimals) + "e0" }
    var exponent = decimalExponent(value.magnitude)
    var text = fixed(value.magnitude / powerOfTen(exponent), decimals: decimals)
    if text.hasPrefix("10") {
      exponent += 1
      text = fixed(1, decimals: decimals)
    }
    return (value < 0 ? "-" : "") + text + "e" + String(exponent)
  }

  /// As many digits as asked for, 1 and more, without trailing zeros: `10`, `0.0305`, `1.25e-5`.
  public static func significant(_ value: Double, digits: Int) -> String {
    guard value.isFinite, value != 0 else { return trimmed(value, decimals: 0) }
    let exponent = decimalExponent(value.magnitude)
    guard (-4...8).contains(exponent) else { return scientific(value, decimals: digits - 1) }
    return trimmed(value, decimals: min(max(digits - 1 - exponent, 0), 9))
  }

  /// An integer in groups of three: `12,431`.
  public static func grouped(_ value: Int) -> String {
    let digits = Array(String(value.magnitude).utf8)
    var text = value < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
      text.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return text
  }

  /// A count in at most five characters: `950`, `1.5k`, `12k`, `4M`, `1.25M`.
  public static func short(_ value: Double) -> String {
    guard value.isFinite else { return nonFinite(value) }
    for (unit, suffix) in [(1e9, "G"), (1e6, "M"), (1e3, "k")] where value.magnitude >= unit {
      return trimmed(value / unit, decimals: 2) + suffix
    }
    return trimmed(value, decimals: 2)
  }

  /// Fixed point with at most `decimals` digits behind the point, without trailing zeros.
  public static func trimmed(_ value: Double, decimals: Int) -> String {
    var text = fixed(value, decimals: decimals)
    guard text.contains("."), !text.contains("e") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  /// A duration: `0:07`, `4:38`, `1:02:03`, `3d 4h`; `–:––` where it is not known.
  public static func clock(_ seconds: Double?) -> String {
    guard let seconds, seconds.isFinite, seconds < 1e11 else { return "–:––" }
    let total = Int(max(seconds, 0))
    if total >= 100 * 3600 { return "\(total / 86400)d \(total / 3600 % 24)h" }
    let tail = twoDigits(total / 60 % 60) + ":" + twoDigits(total % 60)
    if total >= 3600 { return "\(total / 3600):" + tail }
    return "\(total / 60):" + twoDigits(total % 60)
  }

  /// The text with blanks on the left up to `width` columns.
  public static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(width - text.unicodeScalars.count, 0)) + text
  }

  /// The text with blanks on the right up to `width` columns.
  public static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.unicodeScalars.count, 0))
  }

  /// 10 to the power of `exponent`; exact for 0…22.
  static func powerOfTen(_ exponent: Int) -> Double {
    var power = 1.0
    for _ in 0..<exponent.magnitude { power *= 10 }
    return exponent < 0 ? 1 / power : power
  }

  /// The e for which `value` is in 10^e ..< 10^(e+1); `value` is positive and finite.
  static func decimalExponent(_ value: Double) -> Int {
    var rest = value
    var exponent = 0
    while rest >= 10 {
      rest /= 10
      exponent += 1
    }
    while rest < 1 {
      rest *= 10
      exponent -= 1
    }
    return exponent
  }

  private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

  private static func nonFinite(_ value: Double) -> String {
    value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
  }
}
