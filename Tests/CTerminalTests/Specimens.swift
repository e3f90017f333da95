import CTerminal

/// A sequence and what it means.
struct Specimen: CustomStringConvertible, Sendable {
  let bytes: [UInt8]
  let meaning: [Parsed]

  init(_ text: String, _ meaning: Parsed...) {
    bytes = Array(text.utf8)
    self.meaning = meaning
  }

  init(bytes: [UInt8], _ meaning: Parsed...) {
    self.bytes = bytes
    self.meaning = meaning
  }

  var description: String {
    String(decoding: bytes, as: UTF8.self).replacing("\u{1B}", with: "␛")
  }
}

extension Specimen {
  /// Keys, from "XTerm Control Sequences", rxvt's reference, VT220's manual, kitty's protocol and
  /// console_codes(4).
  static let keys: [Specimen] = [
    Specimen("\u{1B}[A", .named(SCREEN_KEY_UP)), Specimen("\u{1B}[B", .named(SCREEN_KEY_DOWN)),
    Specimen("\u{1B}[C", .named(SCREEN_KEY_RIGHT)), Specimen("\u{1B}[D", .named(SCREEN_KEY_LEFT)),
    Specimen("\u{1B}OA", .named(SCREEN_KEY_UP)), Specimen("\u{1B}OB", .named(SCREEN_KEY_DOWN)),
    Specimen("\u{1B}OC", .named(SCREEN_KEY_RIGHT)), Specimen("\u{1B}OD", .named(SCREEN_KEY_LEFT)),
    Specimen("\u{1B}[H", .named(SCREEN_KEY_HOME)), Specimen("\u{1B}[F", .named(SCREEN_KEY_END)),
    Specimen("\u{1B}OH", .named(SCREEN_KEY_HOME)), Specimen("\u{1B}OF", .named(SCREEN_KEY_END)),
    Specimen("\u{1B}[1~", .named(SCREEN_KEY_HOME)), Specimen("\u{1B}[4~", .named(SCREEN_KEY_END)),
    Specimen("\u{1B}[7~", .named(SCREEN_KEY_HOME)), Specimen("\u{1B}[8~", .named(SCREEN_KEY_END)),
    Specimen("\u{1B}[5~", .named(SCREEN_KEY_PAGE_UP)),
    Specimen("\u{1B}[6~", .named(SCREEN_KEY_PAGE_DOWN)),
    Specimen("\u{1B}[3~", .named(SCREEN_KEY_DELETE)),
    Specimen("\u{1B}[2~", .named(SCREEN_KEY_OTHER)),
    Specimen("\u{1B}[P", .named(SCREEN_KEY_DELETE)),
    // With modifiers.
    Specimen("\u{1B}[1;5A", .named(SCREEN_KEY_UP)),
    Specimen("\u{1B}[1;2B", .named(SCREEN_KEY_DOWN)),
    Specimen("\u{1B}[1;5C", .named(SCREEN_KEY_WORD_RIGHT)),
    Specimen("\u{1B}[1;3D", .named(SCREEN_KEY_WORD_LEFT)),
    Specimen("\u{1B}[1;2D", .named(SCREEN_KEY_LEFT)),
    Specimen("\u{1B}[5D", .named(SCREEN_KEY_WORD_LEFT)),
    Specimen("\u{1B}[>1;5D", .named(SCREEN_KEY_WORD_LEFT)),
    Specimen("\u{1B}O5C", .named(SCREEN_KEY_WORD_RIGHT)),
    Specimen("\u{1B}O1;5D", .named(SCREEN_KEY_WORD_LEFT)),
    Specimen("\u{1B}[1;5H", .named(SCREEN_KEY_HOME)),
    Specimen("\u{1B}[1;2F", .named(SCREEN_KEY_END)),
    Specimen("\u{1B}[5;2~", .named(SCREEN_KEY_PAGE_UP)),
    Specimen("\u{1B}[3;5~", .named(SCREEN_KEY_DELETE)),
    // rxvt's.
    Specimen("\u{1B}[a", .named(SCREEN_KEY_UP)), Specimen("\u{1B}[d", .named(SCREEN_KEY_LEFT)),
    Specimen("\u{1B}Oa", .named(SCREEN_KEY_UP)), Specimen("\u{1B}Od", .named(SCREEN_KEY_WORD_LEFT)),
    Specimen("\u{1B}Oc", .named(SCREEN_KEY_WORD_RIGHT)),
    Specimen("\u{1B}[7^", .named(SCREEN_KEY_HOME)), Specimen("\u{1B}[8@", .named(SCREEN_KEY_END)),
    Specimen("\u{1B}[7$", .named(SCREEN_KEY_HOME)),
    Specimen("\u{1B}[3$", .named(SCREEN_KEY_DELETE)),
    Specimen("\u{1B}[5^", .named(SCREEN_KEY_PAGE_UP)),
    Specimen("\u{1B}[23^", .named(SCREEN_KEY_OTHER)),
    // Function keys, Shift-Tab.
    Specimen("\u{1B}OP", .named(SCREEN_KEY_OTHER)), Specimen("\u{1B}OS", .named(SCREEN_KEY_OTHER)),
    Specimen("\u{1B}[15~", .named(SCREEN_KEY_OTHER)),
    Specimen("\u{1B}[34~", .named(SCREEN_KEY_OTHER)),
    Specimen("\u{1B}[1;2P", .named(SCREEN_KEY_OTHER)),
    Specimen("\u{1B}[Z", .named(SCREEN_KEY_OTHER)),
    Specimen("\u{1B}[[A", .named(SCREEN_KEY_OTHER)),
    Specimen("\u{1B}[[E", .named(SCREEN_KEY_OTHER)),
    // The keypad.
    Specimen("\u{1B}OM", .named(SCREEN_KEY_ENTER)), Specimen("\u{1B}OI", .named(SCREEN_KEY_TAB)),
    Specimen("\u{1B}Oj", .character("*")), Specimen("\u{1B}Ok", .character("+")),
    Specimen("\u{1B}Om", .character("-")), Specimen("\u{1B}On", .character(".")),
    Specimen("\u{1B}Oo", .character("/")), Specimen("\u{1B}Op", .character("0")),
    Specimen("\u{1B}Oy", .character("9")), Specimen("\u{1B}OX", .character("=")),
    Specimen("\u{1B}OE", .named(SCREEN_KEY_OTHER)), Specimen("\u{1B}[E", .named(SCREEN_KEY_OTHER)),
    // xterm's modifyOtherKeys.
    Specimen("\u{1B}[27;5;9~", .named(SCREEN_KEY_TAB)), Specimen("\u{1B}[27;5;97~", .control("a")),
    Specimen("\u{1B}[27;2;33~", .character("!")), Specimen("\u{1B}[27;3;98~", .alt("b")),
    Specimen("\u{1B}[27;5;99~", .named(SCREEN_KEY_INTERRUPT)),
    Specimen("\u{1B}[27;5;104~", .named(SCREEN_KEY_BACKSPACE)),
    // CSI u, and kitty's additions to it.
    Specimen("\u{1B}[97;5u", .control("a")), Specimen("\u{1B}[97;6u", .control("a")),
    Specimen("\u{1B}[97u", .character("a")), Specimen("\u{1B}[97;2u", .character("A")),
    Specimen("\u{1B}[97:65;2u", .character("A")), Specimen("\u{1B}[50:34;2u", .character("\"")),
    Specimen("\u{1B}[98;3u", .alt("b")), Specimen("\u{1B}[98;33u", .alt("b")),
    Specimen("\u{1B}[228u", .character("ä")), Specimen("\u{1B}[108;5u", .named(SCREEN_KEY_REDRAW)),
    Specimen("\u{1B}[122;5u", .named(SCREEN_KEY_SUSPEND)),
    Specimen("\u{1B}[27u", .named(SCREEN_KEY_ESCAPE)),
    Specimen("\u{1B}[13u", .named(SCREEN_KEY_ENTER)),
    Specimen("\u{1B}[13;5u", .named(SCREEN_KEY_ENTER)),
    Specimen("\u{1B}[9u", .named(SCREEN_KEY_TAB)),
    Specimen("\u{1B}[127u", .named(SCREEN_KEY_BACKSPACE)),
    Specimen("\u{1B}[127;3u", .alt("\u{7F}")),
    Specimen("\u{1B}[97;5:2u", .control("a")), Specimen("\u{1B}[97;5:3u"),
    Specimen("\u{1B}[1;1:3A"), Specimen("\u{1B}[1;1:1A", .named(SCREEN_KEY_UP)),
    Specimen("\u{1B}[97;9u", .named(SCREEN_KEY_OTHER)),
    Specimen("\u{1B}[97;1;97u", .character("a")),
    Specimen("\u{1B}[57399u", .character("0")), Specimen("\u{1B}[57414u", .named(SCREEN_KEY_ENTER)),
    Specimen("\u{1B}[57419u", .named(SCREEN_KEY_UP)),
    Specimen("\u{1B}[57426u", .named(SCREEN_KEY_DELETE)),
    Specimen("\u{1B}[57376u", .named(SCREEN_KEY_OTHER)), Specimen("\u{1B}[57441u"),
    // Consoles of the Hurd and of Sun.
    Specimen("\u{1B}[Y", .named(SCREEN_KEY_END)), Specimen("\u{1B}[V", .named(SCREEN_KEY_PAGE_UP)),
    Specimen("\u{1B}[214z", .named(SCREEN_KEY_HOME)),
    Specimen("\u{1B}[222z", .named(SCREEN_KEY_PAGE_DOWN)),
  ]

  static let mice: [Specimen] = [
    Specimen("\u{1B}[<0;10;5M", .mouse(SCREEN_MOUSE_PRESS, 9, 4)),
    Specimen("\u{1B}[<64;300;120M", .mouse(SCREEN_MOUSE_WHEEL_UP, 299, 119)),
    Specimen("\u{1B}[<65;1;1M", .mouse(SCREEN_MOUSE_WHEEL_DOWN, 0, 0)),
    Specimen("\u{1B}[<16;10;5M", .mouse(SCREEN_MOUSE_PRESS, 9, 4)),
    Specimen("\u{1B}[<0;10;5m"), Specimen("\u{1B}[<35;10;5M"), Specimen("\u{1B}[<2;10;5M"),
    Specimen("\u{1B}[32;10;5M", .mouse(SCREEN_MOUSE_PRESS, 9, 4)),
    Specimen("\u{1B}[97;250;60M", .mouse(SCREEN_MOUSE_WHEEL_DOWN, 249, 59)),
    Specimen("\u{1B}[35;10;5M"), Specimen("\u{1B}[64;10;5M"),
    Specimen("\u{1B}[M *%", .mouse(SCREEN_MOUSE_PRESS, 9, 4)),
    Specimen("\u{1B}[M`*%", .mouse(SCREEN_MOUSE_WHEEL_UP, 9, 4)),
    Specimen("\u{1B}[M#*%"), Specimen("\u{1B}[M@q1"),
    Specimen(bytes: Array("\u{1B}[M ".utf8) + [200, 48], .mouse(SCREEN_MOUSE_PRESS, 167, 15)),
    Specimen(bytes: Array("\u{1B}[M ".utf8) + [150, 200], .mouse(SCREEN_MOUSE_PRESS, 117, 167)),
    Specimen(
      bytes: Array("\u{1B}[Ma".utf8) + [255, 130], .mouse(SCREEN_MOUSE_WHEEL_DOWN, 222, 97)),
    Specimen(bytes: Array("\u{1B}[M ".utf8) + [48, 200], .mouse(SCREEN_MOUSE_PRESS, 15, 167)),
    Specimen(bytes: Array("\u{1B}[M ".utf8) + [195, 133], .mouse(SCREEN_MOUSE_PRESS, 162, 100)),
    Specimen(bytes: Array("\u{1B}[M ".utf8) + [0, 133]),
    // Numbers as characters of UTF-8.
    Specimen("\u{1B}[M \u{E5}0", .mouse(SCREEN_MOUSE_PRESS, 196, 15)),
    Specimen("\u{1B}[M 0\u{E5}", .mouse(SCREEN_MOUSE_PRESS, 15, 196)),
    Specimen("\u{1B}[M`\u{1E5}\u{A0}", .mouse(SCREEN_MOUSE_WHEEL_UP, 452, 127)),
  ]

  /// What means nothing: answers to questions, reports of the focus, strings, and what nobody sends.
  static let others: [Specimen] = [
    Specimen("\u{1B}]11;rgb:2828/2c2c/3434\u{1B}\\"), Specimen("\u{1B}]11;rgb:2828/2c2c/3434\u{7}"),
    Specimen("\u{1B}]4;1;rgb:cdcd/0000/0000\u{1B}\\"), Specimen("\u{1B}]52;c;YmVzdA==\u{7}"),
    Specimen("\u{1B}]lqbB\u{1B}\\"), Specimen(bytes: Array("\u{1B}]11;bq".utf8) + [0x9C]),
    Specimen("\u{1B}P>|XTerm(370)\u{1B}\\"), Specimen("\u{1B}P1+r544e=787465726d\u{1B}\\"),
    Specimen("\u{1B}P!|00000000\u{1B}\\"), Specimen("\u{1B}P1$r0m\u{7}"),
    Specimen("\u{1B}_Gi=31;OK\u{1B}\\"), Specimen("\u{1B}^qdbB\u{1B}\\"),
    Specimen("\u{1B}Xqdb B\u{7}"),
    Specimen("\u{1B}]2;Übung Ŝ „ü“ q\u{1B}\\"), Specimen("\u{1B}]0;b\u{18}"),
    Specimen("\u{1B}Pb\u{1A}"),
    Specimen("\u{1B}[I"), Specimen("\u{1B}[O"), Specimen("\u{1B}[12;40R"),
    Specimen("\u{1B}[?12;40R"),
    Specimen("\u{1B}[?62;22c"), Specimen("\u{1B}[>0;276;0c"), Specimen("\u{1B}[0n"),
    Specimen("\u{1B}[?2004;1$y"), Specimen("\u{1B}[4;2$y"), Specimen("\u{1B}[8;36;120t"),
    Specimen("\u{1B}[?0u"), Specimen("\u{1B}[201~"), Specimen("\u{1B}[99q"), Specimen("\u{1B}[1 q"),
    Specimen("\u{1B}[;;;;b"), Specimen("\u{1B}[99999999999999999999~"),
    Specimen("\u{1B}[1;2\u{18}"),
    Specimen("\u{1B}[" + String(repeating: "1;", count: 60) + "A"), Specimen("\u{1B}OZ"),
    Specimen("\u{1B}[1!p"), Specimen("\u{1B}[=1;2d"), Specimen("\u{1B}[s"),
  ]

  static let pastes: [Specimen] = [
    Specimen("\u{1B}[200~best\u{1B}[201~", .paste("best")),
    Specimen("\u{1B}[200~1e-4\rq\rd\u{1B}[201~", .paste("1e-4\rq\rd")),
    Specimen("\u{1B}[200~\u{1B}[201~", .paste("")),
    Specimen(
      "\u{1B}[200~\u{1B}[B\u{1B}[20\u{1B}\u{3}q\u{1B}[201~", .paste("\u{1B}[B\u{1B}[20\u{1B}\u{3}q")
    ),
    Specimen("\u{1B}[200~\u{1B}\u{1B}[201~", .paste("\u{1B}")),
    Specimen("\u{1B}[200~é…\u{1B}[200~\u{1B}[201~", .paste("é…\u{1B}[200~")),
  ]

  static let all = keys + mice + others + pastes
}
