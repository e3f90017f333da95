import Testing

@testable import ganscope

@Suite struct EnvironmentTests {
  @Test(arguments: [
    ("xterm-kitty", "xterm-kitty"), ("a\u{1B}[2Jb\n\u{7}", "a?[2Jb??"), ("日本", "??"), ("", ""),
    (String(repeating: "x", count: 10_000), String(repeating: "x", count: 40) + "..."),
    (String(repeating: "x", count: 40), String(repeating: "x", count: 40)),
  ])
  func whatIsShownIsPlain(value: String, shown: String) {
    #expect(EnvironmentText.printable(value) == shown)
  }

  @Test func aTerminalThatIsUnknownIsNamed() {
    let unknown = TerminalType(name: "xterm-kitty", isUsable: true, standIn: "xterm-256color")
    #expect(
      unknown.note
        == "no terminfo entry for TERM=xterm-kitty: drawn as xterm-256color; "
        + "install it (ncurses-term) or set TERM=xterm-256color")
    let unset = TerminalType(name: nil, isUsable: true, standIn: "xterm")
    #expect(unset.note == "TERM is not set: drawn as xterm; set TERM=xterm")
    #expect(TerminalType(name: "xterm", isUsable: true, standIn: nil).note == nil)
    for name in [nil, "", "dumb", "nonsense", "\u{1B}c"] {
      let refusal = TerminalType(name: name, isUsable: false, standIn: nil).refusal
      #expect(refusal.contains("TERM=xterm-256color ganscope"))
      #expect(refusal.contains("ganscope --plain"))
      #expect(!refusal.unicodeScalars.contains("\u{1B}"))
      #expect(name?.isEmpty != false || name == "\u{1B}c" || refusal.contains("'\(name ?? "")'"))
    }
  }

  @Test func aLocaleThatIsMissingIsNamed() {
    func note(_ asked: String, hasUnicode: Bool = false, isMissing: Bool = true) -> String? {
      LocaleCharacters(asked: asked, hasUnicode: hasUnicode, isMissing: isMissing).note
    }
    #expect(note("de_DE.UTF-8")?.contains("'de_DE.UTF-8' is not installed, nor another") == true)
    #expect(note("de_DE.utf8")?.contains("LC_ALL=C.UTF-8") == true)
    #expect(note("de_DE@euro")?.contains("set LC_ALL=C.UTF-8") == true)
    #expect(note("UTF-8", hasUnicode: true) == nil)
    #expect(note("C", isMissing: false) == nil)
    #expect(note("", isMissing: false) == nil)
  }
}
