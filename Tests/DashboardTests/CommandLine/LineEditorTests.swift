import GANEngine
import Testing
import TextUI

@testable import Dashboard

@Suite struct LineEditorTests {
  /// A line with `|` where the cursor is.
  private func editor(_ picture: String, killed: String = "") -> LineEditor {
    let parts = picture.split(separator: "|", omittingEmptySubsequences: false)
    var line = LineEditor(parts.joined(), killed: killed)
    for _ in parts[1] { _ = line.take(.left) }
    return line
  }

  private func picture(_ line: LineEditor) -> String {
    line.before + "|" + line.text.dropFirst(line.before.count)
  }

  @Test(
    arguments: [
      (.control("a"), "set lr|.g", "|set lr.g"), (.home, "set lr|.g", "|set lr.g"),
      (.control("e"), "set lr|.g", "set lr.g|"), (.end, "set lr|.g", "set lr.g|"),
      (.control("b"), "a|b", "|ab"), (.left, "|ab", "|ab"), (.control("f"), "|ab", "a|b"),
      (.right, "ab|", "ab|"), (.control("d"), "a|bc", "a|c"), (.delete, "a|bc", "a|c"),
      (.delete, "abc|", "abc|"), (.backspace, "a|bc", "|bc"), (.backspace, "|abc", "|abc"),
      (.control("h"), "ab|c", "a|c"), (.control("u"), "set lr|.g", "|.g"),
      (.control("k"), "set lr|.g", "set lr|"), (.control("w"), "set lr.g  |x", "set |x"),
      (.control("w"), "|x", "|x"), (.alt("b"), "set lr.g|", "set lr.|g"),
      (.wordLeft, "set lr.|g", "set |lr.g"), (.alt("f"), "set| lr.g", "set lr|.g"),
      (.wordRight, "set lr|.g ", "set lr.g| "), (.alt("d"), "set| lr.g", "set|.g"),
      (.alt("\u{7F}"), "set lr.|g", "set |g"), (.control("t"), "ab|", "ba|"),
      (.control("t"), "a|bc", "ba|c"), (.control("t"), "a|", "a|"), (.control("t"), "|a", "|a"),
      (.control("y"), "a|b", "a7|b"), (.character("é"), "a|b", "aé|b"),
    ] as [(Key, String, String)])
  func keysEditAsInAShell(key: Key, before: String, after: String) {
    var line = editor(before, killed: "7")
    let isTaken = line.take(key)
    #expect(isTaken)
    #expect(picture(line) == after)
  }

  @Test(arguments: [
    Key.control("x"), .alt("x"), .up, .down, .tab, .enter, .escape, .other, .pageUp,
  ])
  func otherKeysChangeNothing(key: Key) {
    var line = editor("se|t")
    let isTaken = line.take(key)
    #expect(!isTaken)
    #expect(line == editor("se|t"))
  }

  @Test func killsInARowAreYankedAsOne() {
    var line = editor("one two three|")
    for key in [Key.control("w"), .control("w"), .control("y"), .control("y")] {
      _ = line.take(key)
    }
    #expect(picture(line) == "one two threetwo three|")
    line = editor("a b|c d")
    for key in [Key.control("k"), .control("u"), .control("y")] { _ = line.take(key) }
    #expect(picture(line) == "a bc d|")
    // A kill of nothing keeps what there is; a move begins a new one.
    for key in [Key.control("k"), .control("a"), .alt("d"), .end, .control("y")] {
      _ = line.take(key)
    }
    #expect(picture(line) == " bc da|")
  }

  @Test func whatIsPastedIsOneLine() {
    var line = editor("<|>")
    line.insert("1e-4\r\nq\td\u{1B}[A\u{7}\u{2028}\u{A0}x\u{85}")
    #expect(picture(line) == "<1e-4q d[A x|>")
    line = LineEditor()
    let isWhole = line.insert(String(repeating: "9", count: LineEditor.limit + 1))
    #expect(!isWhole)
    #expect(line.text.count == LineEditor.limit)
    _ = line.take(.character("9"))
    #expect(line.text.count == LineEditor.limit)
  }

  @Test func aCharacterIsOneStepAndOneCell() {
    // A mark that combines, a family of emoji, a wide character, a flag: two typed scalars or more.
    for text in ["e\u{301}", "👨\u{200D}👩\u{200D}👧", "日", "🇩🇪", "👍🏽"] {
      var line = LineEditor("a" + text + "b")
      #expect(line.shown(columns: 20).width == 4, "\(text)")
      for key in [Key.left, .backspace] { _ = line.take(key) }
      #expect(picture(line) == "a|b")
    }
    // Marks without end do not make one character of any size.
    var line = LineEditor("a")
    line.insert(String(repeating: "\u{301}", count: 100_000))
    #expect(line.text.unicodeScalars.count <= 16 * LineEditor.limit)
    #expect(line.shown(columns: 10).runs.allSatisfy { $0.text.unicodeScalars.count == 1 })
  }

  @Test(arguments: 1...12)
  func theCursorIsAlwaysSeen(columns: Int) {
    let text = "abcdefghijklmnopqrstuvwxyz"
    for behind in 0...text.count {
      var line = LineEditor(text)
      for _ in 0..<behind { _ = line.take(.left) }
      let shown = line.shown(columns: columns)
      #expect(shown.width == columns)
      let cursors = shown.runs.filter { $0.style == .attention }
      #expect(cursors.map(\.text) == [behind == 0 ? " " : String(text.suffix(behind).prefix(1))])
      // Marks tell what is hidden, and only that.
      let cells = shown.runs.map(\.text).joined()
      guard columns >= 5 else { continue }
      #expect(cells.hasPrefix("<") == !cells.hasPrefix("a"))
      #expect(cells.hasSuffix(">") == !(cells.hasSuffix("z") || cells.hasSuffix(" ")))
    }
  }

  @Test func bothKindsOfLineAreEdited() {
    var model = Specimen.model()
    for opening in [Key.enter, .character(":")] {
      model.hit(opening)
      model.type("one two")
      model.hit(.control("w"), .control("a"), .alt("f"), .character("x"), .control("y"))
      switch model.focus.dialog {
      case .typing(let line): #expect(picture(line) == "onextwo| ")
      case .command(let line): #expect(picture(line.editor) == "onextwo| ")
      case nil, .explaining, .quitting, .layers, .help: Issue.record("no line is open")
      }
      model.hit(.control("x"), .alt("q"), .delete)
      model.hit(.escape)
      #expect(model.focus.dialog == nil)
      // What was killed in one line is there in the next.
      model.hit(opening, .control("y"))
      #expect(model.screen().contains("two"))
      model.hit(.control("g"))
      #expect(model.focus.dialog == nil)
    }
  }

  @Test func theEndOfAnEmptyLineLeavesItAndNotTheRun() {
    var model = Specimen.model()
    for opening in [Key.enter, .character(":")] {
      #expect(model.hit(opening, .control("d")).isEmpty)
      #expect(model.focus.dialog == nil)
    }
    model.type(":abc")
    model.hit(.control("a"), .control("d"))
    #expect(model.focus.dialog != nil)
  }

  @Test func pastedTextGoesIntoTheOpenLineOnly() {
    var model = Specimen.model()
    model.hit(.enter)
    let effect = model.handle(.paste("1e-4\nq\nd"))
    #expect(effect == nil)
    #expect(model.focus.dialog == .typing(LineEditor("1e-4qd")))
    model.hit(.control("u"))
    _ = model.handle(.paste("3e-4\n"))
    #expect(model.hit(.enter) == [.send(.set(.generatorLearningRate, to: 3e-4))])
    model.type(":")
    _ = model.handle(.paste("save\r\n"))
    #expect(model.hit(.enter) == [.send(.save)])
    for opening in [nil, Key.character("?"), .character("q"), .character("h"), .character("i")] {
      var model = Specimen.model()
      if let opening { model.hit(opening) }
      let mode = model.focus.dialog
      let effect = model.handle(.paste("best"))
      #expect(effect == nil)
      #expect(model.focus.dialog == mode)
      #expect(model.notice?.text.contains("pasted text is not taken for keys") == true)
    }
  }

  @Test(arguments: [(20, 6), (40, 12), (80, 24), (120, 36)])
  func theReasonOfARefusalIsRead(columns: Int, rows: Int) {
    var frame = Specimen.frame()
    (frame.columns, frame.rows) = (columns, rows)
    let digits = String(repeating: "9", count: 200)
    for text in [digits, "7" + String(repeating: "日", count: 10_000), "e\u{301}x"] {
      var model = Model(frame: frame)
      model.hit(.enter)
      _ = model.handle(.paste(text))
      model.hit(.enter)
      let reason = text == digits ? "too large" : "not a number"
      #expect(model.screen(columns, rows).contains(reason))
      model.type(":")
      _ = model.handle(.paste(text))
      model.hit(.enter)
      #expect(model.screen(columns, rows).contains("no command"))
      model.type(":set lr.g ")
      _ = model.handle(.paste(text))
      model.hit(.enter)
      #expect(model.screen(columns, rows).contains(reason))
      #expect(columns < 80 || model.screen(columns, rows).contains("takes 0 to 1, stays 2.00e-4"))
    }
  }

  @Test func whatIsQuotedIsCutInTheMiddle() {
    #expect(Words.quoted("short", to: 5) == "short")
    #expect(Words.quoted("0123456789", to: 7) == "0123…89")
    #expect(Words.quoted("日本e\u{301}", to: 7) == "??e")
    for columns in 0...12 {
      let text = Words.quoted("0123456789", to: columns)
      #expect(text.count == min(columns, 10))
    }
  }
}
