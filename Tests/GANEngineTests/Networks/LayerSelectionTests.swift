import Foundation
import Testing

@testable import GANEngine

struct LayerSelectionTests {
  @Test func readsWhatItWrites() throws {
    for selection in [LayerSelection.none, .all, .only([0]), .only([1, 3]), .only([0, 2, 64])] {
      #expect(LayerSelection(selection.description) == selection)
      let data = try JSONEncoder().encode([selection])
      #expect(try JSONDecoder().decode([LayerSelection].self, from: data) == [selection])
    }
    let empty = try JSONEncoder().encode([LayerSelection.only([])])
    #expect(try JSONDecoder().decode([LayerSelection].self, from: empty)[0].isEmpty)
  }

  @Test(arguments: [
    ("off", LayerSelection.none), ("false", .none), ("on", .all), ("true", .all), ("2", .only([2])),
  ])
  func knowsOtherWords(_ text: String, _ selection: LayerSelection) {
    #expect(LayerSelection(text) == selection)
  }

  @Test(arguments: [
    "", ",", "1,", ",1", "1,,2", "-1", "65", "1.5", "ALL", "one", "1 2", "1;2",
    "9999999999999999999",
  ])
  func refusesTheRest(_ text: String) { #expect(LayerSelection(text) == nil) }

  @Test func countsHiddenLayersFromOne() {
    #expect((0...3).map(LayerSelection.all.contains) == [false, true, true, true])
    #expect((0...3).map(LayerSelection.none.contains) == [false, false, false, false])
    #expect((0...3).map(LayerSelection.only([0, 2]).contains) == [true, false, true, false])
    #expect(LayerSelection.none.isEmpty && !LayerSelection.all.isEmpty)
  }

  @Test func readsTheFlagsOfOlderFiles() throws {
    let found = try JSONDecoder().decode([LayerSelection].self, from: Data("[true, false]".utf8))
    #expect(found == [.all, .none])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([LayerSelection].self, from: Data("[\"some\"]".utf8))
    }
  }
}
