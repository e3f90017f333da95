/// A count and its noun, e.g. `1 image` and `2,000 images`; `plural` where it is more than an s.
package func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
  grouped(count) + " " + (count == 1 ? noun : plural ?? noun + "s")
}

/// A whole number with its thousands set off, e.g. `2,000`.
package func grouped(_ number: Int) -> String {
  let digits = String(number.magnitude)
  var text = number < 0 ? "-" : ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
    text.append(digit)
  }
  return text
}

/// The items in a sentence: `2, 5 and 6`.
func enumerated(_ items: [String]) -> String {
  guard let last = items.last, items.count > 1 else { return items.joined() }
  return items.dropLast().joined(separator: ", ") + " and \(last)"
}
