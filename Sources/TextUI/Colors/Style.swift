/// What a cell is there for; the theme decides how that looks.
public enum Style: Equatable, Hashable, Sendable {
  case plain
  /// Said for completeness: units, hints, the past.
  case muted
  /// Borders and axes.
  case frame
  case title
  /// The first of the two players: D.
  case discriminator
  /// The second: G.
  case generator
  /// Where both meet in one cell.
  case both
  /// What a line of the first or the second player sums up.
  case faintDiscriminator
  case faintGenerator
  /// A change made by hand.
  case change
  case warning
  case good
  /// Something stands still and waits for a key.
  case attention
  /// The name of a key.
  case key
  case selection
  /// Ink in the upper and the lower half of a cell: 0 is the ground, 255 all ink. How many levels that
  /// makes, and whether ink is light or dark, is up to theme and terminal.
  case grey(upper: UInt8, lower: UInt8)

  /// The style of what a line in this one sums up.
  public var faint: Style {
    switch self {
    case .discriminator: .faintDiscriminator
    case .generator: .faintGenerator
    case .plain, .muted, .frame, .title, .both, .faintDiscriminator, .faintGenerator, .change,
      .warning, .good, .attention, .key, .selection, .grey:
      .muted
    }
  }

  /// Every style but the greys.
  public static let roles: [Style] = [
    .plain, .muted, .frame, .title, .discriminator, .generator, .both, .faintDiscriminator,
    .faintGenerator, .change, .warning, .good, .attention, .key, .selection,
  ]
}
