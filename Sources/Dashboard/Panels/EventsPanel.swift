import GANEngine
import TextUI

/// The newest lines of the journal, the last one at the bottom.
struct EventsPanel: PanelView {
  /// Oldest first.
  let events: [RunEvent]
  /// What somebody wrote on standard error meanwhile, oldest first.
  var strays: [StrayLine] = []
  /// Seconds since 1970 from which the times are counted.
  let startTime: Double
  /// Its alarms are told here too; nil where another panel tells them.
  var doctor: DoctorReport?

  /// From this width on a line has room for the time, a change of a rate and its step.
  private static let timedWidth = 38
  private static let timeWidth = 7

  static let help: PanelHelp? = (
    "Events", "what changed and when; all of it is in the run's journal."
  )

  func draw(in area: Rect, on canvas: inout Canvas) {
    let inside = PanelFrame(title: "Events").draw(in: area, on: &canvas).inset(columns: 1, rows: 0)
    let alarm = alarm(inside)
    let room = Rect(
      x: inside.x, y: inside.y, width: inside.width, height: inside.height - alarm.count)
    for (index, line) in lines(room).enumerated() { canvas.write(line, in: room.row(index)) }
    for (index, line) in alarm.enumerated() {
      canvas.write(line, in: inside.row(room.height + index))
    }
  }

  /// What the doctor warns of, in at most half of the room.
  private func alarm(_ room: Rect) -> [StyledText] {
    guard let doctor, doctor.diagnosis.isAlarm else { return [] }
    return DoctorWords(report: doctor).lines(columns: room.width, rows: room.height / 2)
  }

  /// As many of the newest lines as there is room for; of an event that is longer, its beginning.
  private func lines(_ room: Rect) -> [StyledText] {
    var lines: [StyledText] = []
    for entry in entries(room.height).reversed() {
      let more = self.lines(entry, width: room.width)
      guard lines.isEmpty || lines.count + more.count <= room.height else { break }
      lines = more.prefix(room.height) + lines
    }
    return lines.isEmpty ? [StyledText("nothing yet", .muted)] : lines
  }

  /// A line of the journal, or a stray one.
  private struct Entry {
    let text: String
    let style: Style
    let step: Int
    let time: Double
  }

  /// The newest, oldest first. Of one moment, what the run did comes first.
  private func entries(_ count: Int) -> [Entry] {
    let events = events.suffix(count).map {
      Entry(text: $0.kind.text, style: $0.kind.style, step: $0.step, time: $0.time)
    }
    let strays = strays.suffix(count).map {
      Entry(text: $0.text, style: $0.style, step: $0.step, time: $0.time)
    }
    guard !strays.isEmpty else { return events }
    var merged = events
    for stray in strays {
      let place = merged.lastIndex { $0.time <= stray.time }
      merged.insert(stray, at: place.map { $0 + 1 } ?? 0)
    }
    return Array(merged.suffix(count))
  }

  /// Time, words, and the step at which it took effect; the time goes first where room is short.
  /// Only a warning goes on in the next line: its end may say what to do.
  private func lines(_ entry: Entry, width: Int) -> [StyledText] {
    let isTimed = width >= Self.timedWidth
    let indent = isTimed ? Self.timeWidth : 0
    let style = entry.style
    let words =
      style == .warning ? Words.wrapped(entry.text, columns: width - indent) : [entry.text]
    var lines = words.enumerated().map { index, words in
      StyledText(
        isTimed && index == 0 ? time(entry) : String(repeating: " ", count: indent), .muted)
        + StyledText(words, style)
    }
    let step = NumberText.grouped(entry.step)
    if let last = lines.last, last.width + step.utf8.count + 1 <= width {
      let blank = width - last.width
      lines[lines.count - 1].append(NumberText.right(step, blank), .muted)
    }
    return lines
  }

  /// Since the start of this session; what happened before it has none.
  private func time(_ entry: Entry) -> String {
    let seconds = entry.time - startTime
    let time = seconds < 0 ? "–" : NumberText.clock(seconds)
    return NumberText.left(NumberText.right(time, 5), Self.timeWidth)
  }
}
