import GANEngine
import TextUI

/// The line under the frame: what is wrong, where the run is kept and when it was last saved, or the
/// answer to the last key.
struct PlaceLine {
  let model: Model

  func draw(in area: Rect, on canvas: inout Canvas) {
    if let notice = model.notice {
      canvas.write(StyledText(" \(notice.text)", notice.style), in: area)
      return
    }
    let facts = [elapsed, memory, saved].filter { !$0.isEmpty }.joined(separator: "       ")
    var path = StyledText(" ")
    if let alarm = model.alarm { path = path + alarm + "  " }
    if let goal = model.snapshot.progress.goal {
      path.append("on until \(goal.words(at: model.frame.now))  ", .change)
    }
    path.append(model.info.runPath, .muted)
    canvas.write(path, in: area.cut(to: area.width - facts.unicodeScalars.count - 3))
    canvas.writeRight(StyledText(facts + " ", .muted), in: area)
  }

  private var elapsed: String {
    let start = model.snapshot.progress.startTime
    return start > 0 ? "open for " + NumberText.clock(model.frame.now - start) : ""
  }

  private var memory: String {
    let peak = model.frame.peakMegabytes
    return peak > 0 ? "peak " + NumberText.fixed(peak, decimals: 0) + " MB" : ""
  }

  private var saved: String {
    if model.snapshot.journal.pendingSaves > 0 { return "saving…" }
    guard let time = model.lastSave else { return "not saved yet" }
    return "saved " + NumberText.clock(model.frame.now - time) + " ago"
  }
}
