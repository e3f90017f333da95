import GANEngine
import TextUI

extension Model {
  /// Takes up the first digit that is seen, or leaves the one that is looked at.
  mutating func toggleCloseup() -> Effect? {
    guard inspected == nil else { return leaveCloseup() }
    if layout.samples.isEmpty { layoutPreset = .watch }
    guard let first = sheet.places.first?.index else {
      say("digits come with the first steps", .warning)
      return nil
    }
    return inspect(first)
  }

  mutating func inspect(_ index: Int) -> Effect? {
    focus.panel = .closeup(index)
    return .send(.inspect(index))
  }

  /// What a key does while a digit is looked at; false where it does what it always does.
  mutating func pressCloseup(_ key: Key, _ effect: inout Effect?) -> Bool {
    guard let index = inspected else { return false }
    if let direction = key.direction {
      effect = look(from: index, direction)
      return true
    }
    if key == .escape { effect = leaveCloseup() }
    return key == .escape
  }

  /// The digits as the screen shows them.
  var sheet: SampleLayout { sampleSheet(in: samplesRoom) }

  private mutating func look(from index: Int, _ direction: Direction) -> Effect? {
    let next = sheet.neighbour(of: index, direction)
    guard next != index else { return nil }
    return inspect(next)
  }

  mutating func leaveCloseup() -> Effect? {
    focus.panel = .overview
    return .send(.inspect(nil))
  }

  mutating func toggleDistribution() -> Effect? {
    favoursDistribution.toggle()
    say(favoursDistribution ? "D's scores of the newest batch" : "D's scores over time")
    return nil
  }
}
