import GANEngine
import TextUI

/// The newest lines of the journal, the last one at the bottom.
struct EventsPanel {
  let model: Model
  /// Whether the doctor's alarms are told here too.
  var tellsDoctor = false

  /// From this width on a line has room for the time, a change of a rate and its step.
  private static let timedWidth = 38
  private static let timeWidth = 7

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
    guard tellsDoctor, let report = model.snapshot.doctor, report.diagnosis.isAlarm else {
      return []
    }
    return DoctorWords(report: report).lines(columns: room.width, rows: room.height / 2)
  }

  /// As many of the newest lines as there is room for; of an event that is longer, its beginning.
  private func lines(_ room: Rect) -> [StyledText] {
    var lines: [StyledText] = []
    for event in model.snapshot.events.suffix(room.height).reversed() {
      let more = self.lines(event, width: room.width)
      guard lines.isEmpty || lines.count + more.count <= room.height else { break }
      lines = more.prefix(room.height) + lines
    }
    return lines.isEmpty ? [StyledText("nothing yet", .muted)] : lines
  }

  /// Time, words, and the step at which it took effect; the time goes first where room is short.
  /// Only a warning goes on in the next line: its end may say what to do.
  private func lines(_ event: RunEvent, width: Int) -> [StyledText] {
    let isTimed = width >= Self.timedWidth
    let indent = isTimed ? Self.timeWidth : 0
    let style = event.kind.style
    let words =
      style == .warning
      ? Words.wrapped(event.kind.text, columns: width - indent) : [event.kind.text]
    var lines = words.enumerated().map { index, words in
      StyledText(
        isTimed && index == 0 ? time(event) : String(repeating: " ", count: indent), .muted)
        + StyledText(words, style)
    }
    let step = NumberText.grouped(event.step)
    if let last = lines.last, last.width + step.utf8.count + 1 <= width {
      let blank = width - last.width
      lines[lines.count - 1].append(NumberText.right(step, blank), .muted)
    }
    return lines
  }

  /// Since the start of this session; what happened before it has none.
  private func time(_ event: RunEvent) -> String {
    let seconds = event.time - model.snapshot.startTime
    let time = seconds < 0 ? "–" : NumberText.clock(seconds)
    return NumberText.left(NumberText.right(time, 5), Self.timeWidth)
  }
}
