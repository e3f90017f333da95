/// Finds what a person probably meant.
package enum NearestName {
  /// The candidate with the fewest edits to `name`, if they are few for its length.
  package static func of(_ name: String, among candidates: [String]) -> String? {
    let lowered = Array(name.lowercased())
    let ranked = candidates.map { ($0, distance(lowered, Array($0.lowercased()))) }
    guard let best = ranked.min(by: { $0.1 < $1.1 }) else { return nil }
    // A part of a name is a good hint too: learningRate for generator.learningRate.
    let part = candidates.first { $0.lowercased().contains(name.lowercased()) }
    return best.1 <= max(2, name.count / 3) ? best.0 : name.count > 1 ? part : nil
  }

  /// "did you mean 'x'? " where something is near, and all names.
  package static func hint(_ name: String, among candidates: [String]) -> String {
    let guess = of(name, among: candidates).map { "did you mean '\($0)'? " } ?? ""
    return guess + "known: " + candidates.joined(separator: ", ")
  }

  // Levenshtein's distance, one row at a time.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var row = Array(0...b.count)
    for (i, left) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, right) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = left == right ? diagonal : min(diagonal, above, row[j]) + 1
        diagonal = above
      }
    }
    return row[b.count]
  }
}
