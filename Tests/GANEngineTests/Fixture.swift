import Foundation
import Testing

/// Numbers recorded from PyTorch by Tests/Scripts/make_fixtures.py.
@dynamicMemberLookup
struct Fixture {
  private let value: Any

  init(_ name: String) throws {
    let url = try #require(
      Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: "json"))
    value = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
  }

  private init(value: Any) { self.value = value }

  subscript(dynamicMember key: String) -> Fixture { self[key] }

  subscript(_ key: String) -> Fixture {
    Fixture(value: (value as? [String: Any])?[key] ?? NSNull())
  }

  var keys: [String] { (value as? [String: Any])?.keys.sorted() ?? [] }
  var items: [Fixture] { (value as? [Any] ?? []).map(Fixture.init(value:)) }
  var number: Double { (value as? NSNumber)?.doubleValue ?? .nan }
  var int: Int { (value as? NSNumber)?.intValue ?? .min }
  var flag: Bool { (value as? NSNumber)?.boolValue ?? false }
  var text: String { value as? String ?? "" }
  var doubles: [Double] { items.map(\.number) }
  var floats: [Float] { doubles.map(Float.init) }

  /// What was recorded in the form in which files have it.
  func decoded<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try JSONDecoder().decode(type, from: JSONSerialization.data(withJSONObject: value))
  }

  /// How far from a recorded number one may be: absolute + relative · |number|.
  func allows(_ found: some BinaryFloatingPoint, for expected: Double) -> Bool {
    abs(Double(found) - expected) <= self.absolute.number + self.relative.number * abs(expected)
  }
}

/// Fails where `found` is farther from `expected` than `tolerance` allows.
func expect(
  _ found: some Collection<Float>, near expected: [Double], _ tolerance: Fixture, _ what: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(found.count == expected.count, "\(what)", sourceLocation: sourceLocation)
  let worst = zip(found, expected).first { !tolerance.allows($0, for: $1) }
  if let worst {
    Issue.record(
      "\(what): found \(worst.0), expected \(worst.1)", sourceLocation: sourceLocation)
  }
}

/// Fails where `found` is farther than `distance` from `expected`.
func expect(
  _ found: some Collection<Float>, near expected: [Double], _ distance: Double,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(found.count == expected.count, sourceLocation: sourceLocation)
  let worst = zip(found, expected).map { abs(Double($0) - $1) }.max { !($0 > $1) } ?? .nan
  #expect(worst <= distance, "\(Array(found)) is not \(expected)", sourceLocation: sourceLocation)
}
