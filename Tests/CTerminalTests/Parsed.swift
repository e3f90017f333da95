import CTerminal

/// What a parser makes of bytes and pauses.
enum Parsed: Equatable, CustomStringConvertible {
  case named(screen_key)
  case character(Unicode.Scalar)
  case control(Unicode.Scalar)
  case alt(Unicode.Scalar)
  case mouse(screen_mouse_kind, Int32, Int32)
  case paste(String)
  case unknown(Int32)

  var description: String {
    switch self {
    case .named(let key): "key \(key.rawValue - SCREEN_KEY_NONE.rawValue)"
    case .character(let scalar): "character \(scalar)"
    case .control(let scalar): "Ctrl-\(scalar)"
    case .alt(let scalar): "Alt-\(scalar)"
    case .mouse(let kind, let column, let row): "mouse \(kind.rawValue) \(column) \(row)"
    case .paste(let text): "paste “\(text)”"
    case .unknown(let number): "unknown \(number)"
    }
  }
}

/// A parser with a clock of its own.
final class Parser {
  private let parser: OpaquePointer
  private(set) var events: [Parsed] = []

  init() {
    guard let made = input_parser_create() else { fatalError("no memory") }
    parser = made
  }

  deinit { input_parser_destroy(parser) }

  /// Milliseconds until silence means something; -1 for never.
  var wait: Int32 { input_parser_wait(parser) }

  func take(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      input_parser_take(parser, byte)
      fetch()
    }
  }

  func take(_ text: String) { take(text.utf8) }

  /// Lets time pass, in as many calls as there are pieces.
  func pass(_ milliseconds: Int32, pieces: Int32 = 1) {
    for piece in 0..<pieces {
      input_parser_pass(
        parser, milliseconds * (piece + 1) / pieces - milliseconds * piece / pieces)
      fetch()
    }
  }

  private func fetch() {
    var event = input_event()
    while input_parser_next(parser, &event) { events.append(meaning(event)) }
  }

  private func meaning(_ event: input_event) -> Parsed {
    let scalar = Unicode.Scalar(UInt32(bitPattern: event.key) & 0x1F_FFFF)
    switch (UInt32(bitPattern: event.key) & 0xFF00_0000, scalar) {
    case (SCREEN_CONTROL.rawValue, let scalar?): return .control(scalar)
    case (SCREEN_ALT.rawValue, let scalar?): return .alt(scalar)
    case (0, _) where event.key < SCREEN_KEY_NONE.rawValue:
      return scalar.map(Parsed.character) ?? .unknown(event.key)
    default: break
    }
    switch screen_key(UInt32(bitPattern: event.key)) {
    case SCREEN_KEY_MOUSE:
      return .mouse(event.mouse.kind, event.mouse.column, event.mouse.row)
    case SCREEN_KEY_PASTE:
      var count: Int32 = 0
      let bytes = UnsafeBufferPointer(start: input_parser_paste(parser, &count), count: Int(count))
      return .paste(String(decoding: bytes, as: UTF8.self))
    case let key: return .named(key)
    }
  }
}

extension Parsed {
  /// Of bytes that come in these pieces, so many milliseconds apart, with a long silence behind.
  static func of(_ pieces: [[UInt8]], apart pause: Int32 = 0) -> [Parsed] {
    let parser = Parser()
    for (index, piece) in pieces.enumerated() {
      if index > 0 { parser.pass(pause) }
      parser.take(piece)
    }
    parser.pass(2_000)
    return parser.events
  }

  static func of(_ text: String) -> [Parsed] { of([Array(text.utf8)]) }
}
