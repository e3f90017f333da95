/// How roles are shown: for a dark ground, for a light one, or without any colour.
///
/// Orange against blue, after Okabe and Ito, is told apart by every kind of colour vision; no role
/// relies on hue alone.
public enum Theme: String, Sendable, CaseIterable {
  case dark
  case light
  /// Bold, dim and reversed characters in the terminal's own colour.
  case mono

  /// The theme of a terminal that says `NO_COLOR` and `COLORFGBG` (foreground;background by their
  /// number in the palette), as rxvt and Konsole do; dark where nothing is known.
  public static func automatic(noColor: String?, colorFgBg: String?) -> Theme {
    if let noColor, !noColor.isEmpty { return .mono }
    let ground = colorFgBg?.split(separator: ";").last.flatMap { Int($0) }
    switch ground {
    case 7?, 9?, 10?, 11?, 12?, 13?, 14?, 15?: return .light
    default: return .dark
    }
  }

  /// The next one, round and round.
  public var next: Theme {
    switch self {
    case .dark: .light
    case .light: .mono
    case .mono: .dark
    }
  }

  /// What a role looks like on a terminal of that depth.
  public func look(_ style: Style, _ depth: ColorDepth) -> Look {
    switch (self, depth) {
    case (.mono, _), (_, .none): Self.plain(style)
    case (.dark, .eight): Self.darkEight(style)
    case (.dark, .sixteen): Self.darkSixteen(style)
    case (.light, .eight), (.light, .sixteen): Self.lightFew(style)
    case (.dark, .full): Palette.dark.look(style)
    case (.dark, .direct): Palette.darkDirect.look(style)
    case (.light, .full): Palette.light.look(style)
    case (.light, .direct): Palette.lightDirect.look(style)
    }
  }

  private static func darkEight(_ style: Style) -> Look {
    switch style {
    case .discriminator: Look(.palette(3))
    case .generator: Look(.palette(6))
    case .faintDiscriminator: Look(.palette(3), dim: true)
    case .faintGenerator: Look(.palette(6), dim: true)
    case .change: Look(.palette(5))
    case .warning: Look(.palette(1), bold: true)
    case .good: Look(.palette(2), bold: true)
    case .plain, .muted, .frame, .title, .both, .attention, .key, .selection, .grey:
      plain(style)
    }
  }

  private static func darkSixteen(_ style: Style) -> Look {
    switch style {
    case .discriminator: Look(.palette(11))
    case .generator: Look(.palette(14))
    case .faintDiscriminator: Look(.palette(3))
    case .faintGenerator: Look(.palette(6))
    case .change: Look(.palette(13))
    case .warning: Look(.palette(9), bold: true)
    case .good: Look(.palette(10), bold: true)
    case .plain, .muted, .frame, .title, .both, .attention, .key, .selection, .grey:
      plain(style)
    }
  }

  // Yellow, cyan and all that is bright can hardly be seen on white.
  private static func lightFew(_ style: Style) -> Look {
    switch style {
    case .discriminator: Look(.palette(5))
    case .generator: Look(.palette(4))
    case .faintDiscriminator: Look(.palette(5), dim: true)
    case .faintGenerator: Look(.palette(4), dim: true)
    case .change: Look(bold: true)
    case .warning: Look(.palette(1), bold: true)
    case .good: Look(.palette(2), bold: true)
    case .plain, .muted, .frame, .title, .both, .attention, .key, .selection, .grey:
      plain(style)
    }
  }

  private static func plain(_ style: Style) -> Look {
    switch style {
    case .muted, .frame, .faintDiscriminator, .faintGenerator: Look(dim: true)
    case .title, .key, .warning, .good: Look(bold: true)
    case .attention, .selection: Look(bold: true, reversed: true)
    case .plain, .discriminator, .generator, .both, .change, .grey: Look()
    }
  }
}
