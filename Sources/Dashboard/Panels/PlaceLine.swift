import GANEngine
import TextUI

/// The line under the frame: what is wrong, where the run is kept and when it was last saved, or the
/// answer to the last key.
struct PlaceLine: PanelView {
  let notice: Notice?
  let alarm: StyledText?
  let runPath: String
  let progress: Snapshot.Progress
  let pendingSaves: Int
  /// Seconds since 1970 at which a checkpoint was last written.
  let lastSave: Double?
  /// 0 where it is not known.
  let peakMegabytes: Double
  /// Seconds since 1970.
  let now: Double

  func draw(in area: Rect, on canvas: inout Canvas) {
    if let notice {
      canvas.write(StyledText(" \(notice.text)", notice.style), in: area)
      return
    }
    let facts = [elapsed, memory, saved].filter { !$0.isEmpty }.joined(separator: "       ")
    var path = StyledText(" ")
    if let alarm { path = path + alarm + "  " }
    if let goal = progress.goal {
      path.append("on until \(goal.words(at: now))  ", .change)
    }
    path.append(runPath, .muted)
    canvas.write(path, in: area.cut(to: area.width - facts.unicodeScalars.count - 3))
    canvas.writeRight(StyledText(facts + " ", .muted), in: area)
  }

  private var elapsed: String {
    let start = progress.startTime
    return start > 0 ? "open for " + NumberText.clock(now - start) : ""
  }

  private var memory: String {
    peakMegabytes > 0 ? "peak " + NumberText.fixed(peakMegabytes, decimals: 0) + " MB" : ""
  }

  private var saved: String {
    if pendingSaves > 0 { return "saving…" }
    guard let time = lastSave else { return "not saved yet" }
    return "saved " + NumberText.clock(now - time) + " ago"
  }
}

/// A notice alone.
struct NoticeLine: PanelView {
  let notice: Notice

  func draw(in area: Rect, on canvas: inout Canvas) {
    canvas.write(StyledText(notice.text, notice.style), in: area)
  }
}
