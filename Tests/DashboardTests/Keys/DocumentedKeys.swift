import Foundation

@testable import Dashboard

/// The keys of the table in the documentation's article on them.
enum DocumentedKeys {
  private static let names: [String: Key] = [
    "space": .character(" "), "↑": .up, "↓": .down, "←": .left, "→": .right, "⏎": .enter,
    "⇥": .tab, "PgUp": .pageUp, "PgDn": .pageDown, "Home": .home, "End": .end,
    "Ctrl-C": .interrupt,
  ]
  /// What the program does with these is not the screen's.
  private static let others = ["Ctrl-L", "Ctrl-Z"]

  struct UnknownKey: Error { let name: String }

  /// Every key that stands in the first column.
  static func all() throws -> Set<Key> {
    let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../..").standardized
    let article = root.appendingPathComponent("Sources/ganscope/Documentation.docc/Keys.md")
    let rows = try String(contentsOf: article, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .drop { $0 != "| key | what it does |" }.dropFirst(2).prefix { $0.hasPrefix("|") }
    let cells = rows.map { $0.dropFirst().prefix { $0 != "|" } }
    let words = cells.flatMap { $0.split { " ,`".contains($0) }.map(String.init) }
    return Set(try words.filter { !others.contains($0) }.map(key))
  }

  private static func key(_ name: String) throws -> Key {
    if let key = names[name] { return key }
    guard let scalar = name.unicodeScalars.first, name.unicodeScalars.count == 1 else {
      throw UnknownKey(name: name)
    }
    return .character(scalar)
  }
}
