/// The colours of the roles, for terminals with 256 of them and more.
struct Palette: Sendable {
  let muted: Color
  let frame: Color
  let discriminator: Color
  let generator: Color
  let both: Color
  let faintDiscriminator: Color
  let faintGenerator: Color
  let change: Color
  let warning: Color
  let good: Color
  let selection: Color
  let selectionGround: Color
  /// The grey of so much ink, 1…255.
  let grey: @Sendable (UInt8) -> Color

  func look(_ style: Style) -> Look {
    switch style {
    case .plain: Look()
    case .muted: Look(muted)
    case .frame: Look(frame)
    case .title, .key: Look(bold: true)
    case .discriminator: Look(discriminator)
    case .generator: Look(generator)
    case .both: Look(both)
    case .faintDiscriminator: Look(faintDiscriminator)
    case .faintGenerator: Look(faintGenerator)
    case .change: Look(change)
    case .warning: Look(warning, bold: true)
    case .good: Look(good, bold: true)
    case .attention: Look(bold: true, reversed: true)
    case .selection: Look(selection, on: selectionGround, bold: true)
    case .grey(let upper, let lower): Look(ink(upper), on: ink(lower))
    }
  }

  // No ink is the terminal's own ground.
  private func ink(_ level: UInt8) -> Color? { level == 0 ? nil : grey(level) }

  static let dark = Palette(
    muted: .palette(245), frame: .palette(241), discriminator: .palette(214),
    generator: .palette(75), both: .palette(252), faintDiscriminator: .palette(94),
    faintGenerator: .palette(25), change: .palette(175), warning: .palette(166),
    good: .palette(36), selection: .palette(255), selectionGround: .palette(238),
    grey: { .palette(232 + rank($0, of: 24)) })

  /// Okabe and Ito's own orange, sky blue, reddish purple, vermillion and bluish green.
  static let darkDirect = Palette(
    muted: Color(0x8E8E8E), frame: Color(0x666666), discriminator: Color(0xE69F00),
    generator: Color(0x56B4E9), both: Color(0xD4D4D4), faintDiscriminator: Color(0x8A5F00),
    faintGenerator: Color(0x0072B2), change: Color(0xCC79A7), warning: Color(0xD55E00),
    good: Color(0x009E73), selection: Color(0xF4F4F4), selectionGround: Color(0x444444),
    grey: { shade(rank($0, of: fineGreys)) })

  static let light = Palette(
    muted: .palette(243), frame: .palette(245), discriminator: .palette(130),
    generator: .palette(25), both: .palette(238), faintDiscriminator: .palette(137),
    faintGenerator: .palette(67), change: .palette(126), warning: .palette(88),
    good: .palette(29), selection: .palette(16), selectionGround: .palette(252),
    grey: { .palette(255 - rank($0, of: 24)) })

  /// The same hues, dark enough for text on white.
  static let lightDirect = Palette(
    muted: Color(0x6E6E6E), frame: Color(0x8A8A8A), discriminator: Color(0x9A6900),
    generator: Color(0x0072B2), both: Color(0x444444), faintDiscriminator: Color(0xB8860B),
    faintGenerator: Color(0x4F9BC9), change: Color(0xA8467C), warning: Color(0x742F00),
    good: Color(0x00805D), selection: Color(0x000000), selectionGround: Color(0xD0D0D0),
    grey: { shade(fineGreys - 1 - rank($0, of: fineGreys)) })

  // Two greys a cell make a pair of colours, of which ncurses takes 65,536: 64 shades are as fine as
  // eyes are and need a sixteenth of that.
  private static let fineGreys: UInt8 = 64

  private static func rank(_ level: UInt8, of count: UInt8) -> UInt8 {
    UInt8(Int(level) * (Int(count) - 1) / 255)
  }

  private static func shade(_ rank: UInt8) -> Color {
    let level = UInt8(Int(rank) * 255 / (Int(fineGreys) - 1))
    return .rgb(red: level, green: level, blue: level)
  }
}
