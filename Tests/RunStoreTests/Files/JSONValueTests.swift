import Foundation
import Testing

@testable import RunStore

@Suite struct JSONValueTests {
  @Test(arguments: [
    "null", "true", "0", "-7", "18446744073709551615", "0.25", "\"a\\\"b\"", "[1,[],{}]",
    "{\"a\":{\"b\":[1.5,null]},\"c\":false}",
  ])
  func comesBackAsItWas(json: String) throws {
    let value = try JSONDecoder().decode(JSONValue.self, from: Data(json.utf8))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(String(decoding: try encoder.encode(value), as: UTF8.self) == json)
  }

  @Test func whatIsNoNumberIsNull() throws {
    let json = try JSONEncoder().encode([JSONValue.number(.nan), .number(-.infinity)])
    #expect(String(decoding: json, as: UTF8.self) == "[null,null]")
  }

  @Test func isReadAsText() {
    let value = JSONValue.object(["b": .array([.integer(1), .string("x")]), "a": .number(0.5)])
    #expect(value.text == "{a: 0.5, b: [1, x]}")
    #expect(value["a"] == .number(0.5))
    #expect(value["z"] == nil)
    #expect(JSONValue.null["a"] == nil)
  }
}
