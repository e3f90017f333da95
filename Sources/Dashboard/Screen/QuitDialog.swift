import GANEngine
import TextUI

/// The question before the end: Save, Discard or Cancel.
struct QuitDialog {
  let step: Int

  func draw(in area: Rect, on canvas: inout Canvas) {
    let choices = Self.choices
    guard area.width >= 28, area.height >= 6 else {
      canvas.fill(area.row(0))
      canvas.write(area.width >= 24 ? choices : Self.brief, in: area.row(0))
      return
    }
    let box = area.centered(width: 46, height: area.height >= 8 ? 7 : 6)
    let inside = PanelFrame(title: "Quit?").draw(in: box, on: &canvas).inset(columns: 2, rows: 0)
    let top = inside.height > 4 ? 1 : 0
    canvas.write("\(age) A checkpoint keeps", in: inside.row(top))
    canvas.write("all there is to go on from here.", in: inside.row(top + 1))
    canvas.write(choices, in: inside.row(top + 3))
  }

  private var age: String {
    "Step \(NumberText.grouped(step))."
  }

  private static let choices =
    StyledText("s", .key) + " Save   " + StyledText("d", .key) + " Discard   "
    + StyledText("c", .key) + " Cancel"

  private static let brief =
    "quit? " + StyledText("s", .key) + "ave " + StyledText("d", .key) + "rop "
    + StyledText("c", .key)
}
