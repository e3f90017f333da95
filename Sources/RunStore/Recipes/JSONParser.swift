import Foundation

/// Reads JSON that people have written: says where a mistake stands, and takes no member twice, of
/// which `JSONDecoder` silently keeps one.
struct JSONParser {
  /// What is wrong, and where; lines and columns count from 1, columns in bytes.
  struct Flaw: Error, Equatable {
    let line: Int
    let column: Int
    let words: String
  }

  /// Arrays and objects in one another.
  static let deepest = 64

  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The value that is all of a text in UTF-8.
  static func value(_ bytes: [UInt8]) throws(Flaw) -> JSONValue {
    var parser = JSONParser(bytes)
    let value = try parser.value()
    parser.skipBlanks()
    guard parser.place == bytes.count else {
      throw parser.flaw("found \(parser.found) behind the end of the recipe")
    }
    return value
  }

  private mutating func value() throws(Flaw) -> JSONValue {
    skipBlanks()
    switch bytes.indices.contains(place) ? bytes[place] : 0 {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default:
      for (word, value) in [
        ("true", JSONValue.bool(true)), ("false", .bool(false)), ("null", .null),
      ]
      where token == word {
        place += word.utf8.count
        return value
      }
      throw flaw("expected a value, found \(found)")
    }
  }

  private mutating func object() throws(Flaw) -> JSONValue {
    try enter()
    var members: [String: JSONValue] = [:]
    skipBlanks()
    if take("}") { return leave(.object(members)) }
    while true {
      skipBlanks()
      let start = place
      guard bytes.indices.contains(place), bytes[place] == UInt8(ascii: "\"") else {
        throw flaw("expected a name in quotes, found \(found)")
      }
      let name = try string()
      guard members[name] == nil else {
        throw flaw("“\(Self.cut(name))” stands there twice", at: start)
      }
      skipBlanks()
      guard take(":") else { throw flaw("expected : behind “\(Self.cut(name))”, found \(found)") }
      members[name] = try value()
      skipBlanks()
      if take("}") { return leave(.object(members)) }
      guard take(",") else { throw flaw("expected , or }, found \(found)") }
    }
  }

  private mutating func array() throws(Flaw) -> JSONValue {
    try enter()
    var values: [JSONValue] = []
    skipBlanks()
    if take("]") { return leave(.array(values)) }
    while true {
      values.append(try value())
      skipBlanks()
      if take("]") { return leave(.array(values)) }
      guard take(",") else { throw flaw("expected , or ], found \(found)") }
    }
  }

  private mutating func enter() throws(Flaw) {
    depth += 1
    guard depth <= Self.deepest else { throw flaw("nested more than \(Self.deepest) deep") }
    place += 1
  }

  private mutating func leave(_ value: JSONValue) -> JSONValue {
    depth -= 1
    return value
  }

  private mutating func number() throws(Flaw) -> JSONValue {
    let text = token
    guard text.wholeMatch(of: #/-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/#) != nil,
      let number = Double(text)
    else { throw flaw("\(Self.cut(text)) is no number of JSON") }
    guard number.isFinite else { throw flaw("\(Self.cut(text)) is too large a number") }
    place += text.utf8.count
    if let whole = Int(text) { return .integer(whole) }
    if let whole = UInt64(text) { return .unsigned(whole) }
    // 1e3 is a whole number too.
    return Int(exactly: number).map(JSONValue.integer) ?? .number(number)
  }

  private mutating func string() throws(Flaw) -> String {
    let start = place
    var end = place + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
      guard bytes[end] >= 0x20 else { throw flaw("a text ends within its line", at: start) }
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard end < bytes.count else { throw flaw("the closing \" of a text is missing", at: start) }
    let literal = bytes[start...end]
    place = end + 1
    guard literal.contains(UInt8(ascii: "\\")) else {
      return String(decoding: literal.dropFirst().dropLast(), as: UTF8.self)
    }
    guard let text = try? JSONDecoder().decode(String.self, from: Data(literal)) else {
      throw flaw("a text has an escape that JSON does not know", at: start)
    }
    return text
  }

  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard bytes.indices.contains(place), bytes[place] == UInt8(ascii: mark) else { return false }
    place += 1
    return true
  }

  private mutating func skipBlanks() {
    while place < bytes.count, Self.isBlank(bytes[place]) { place += 1 }
  }

  /// What may stand between values.
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private static let marks = Set("{}[]:,\"".utf8)

  // Up to the next mark or blank.
  private var token: String {
    let rest = bytes[min(place, bytes.count)...].prefix(400)
    return String(decoding: rest.prefix { $0 > 0x20 && !Self.marks.contains($0) }, as: UTF8.self)
  }

  private var found: String {
    guard place < bytes.count else { return "the end of the file" }
    let word = token
    if ["nan", "inf", "infinity"].contains(word.lowercased().filter(\.isLetter)) {
      return "\(Self.cut(word)), which JSON and recipes do not have"
    }
    if word.hasPrefix("//") || word.hasPrefix("/*") || word.hasPrefix("#") {
      return "a comment, which JSON does not have"
    }
    return word.isEmpty ? String(UnicodeScalar(bytes[place])) : Self.cut(word)
  }

  private static func cut(_ text: String) -> String {
    text.count > 40 ? text.prefix(40) + "…" : text
  }

  private func flaw(_ words: String, at place: Int? = nil) -> Flaw {
    let before = bytes.prefix(min(place ?? self.place, bytes.count))
    let line = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return Flaw(
      line: before.count { $0 == UInt8(ascii: "\n") } + 1, column: before.count - line + 1,
      words: words)
  }
}
