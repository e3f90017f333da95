import GANEngine
import TextUI

extension Model {
  /// What would be kept for the next run.
  public var preferences: [String: String] {
    var values: [String: String] = [:]
    for preference in Preference.all { values[preference.name] = preference.text(self) }
    return values
  }

  /// Takes what was kept; what makes no sense changes nothing.
  public mutating func take(preferences: [String: String]) {
    for preference in Preference.all {
      guard let text = preferences[preference.name] else { continue }
      _ = preference.set(&self, text)
    }
  }

  /// Says in the events what a person should know of this screen.
  public mutating func remark(_ lines: [String]) {
    strays += lines.map {
      StrayLine(text: $0, style: .warning, step: snapshot.progress.step, time: frame.now)
    }
    strays.removeFirst(max(strays.count - StrayLine.limit, 0))
    if let last = lines.last { say(last, .warning, seconds: 8) }
  }

  /// The keys that matter, for somebody who sees the screen for the first time.
  public mutating func greet() {
    let keys =
      capabilities.unicode
      ? "space pauses · ↑↓ ←→ change a setting · s saves · ? explains · q quits"
      : "space pauses, arrows change a setting, s saves, ? explains, q quits"
    say(keys, .change, seconds: 30)
  }
}
