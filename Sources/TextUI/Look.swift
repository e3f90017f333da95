/// How many colours a terminal shows.
public enum ColorDepth: Sendable, CaseIterable {
  /// Attributes only: a monochrome terminal, or `NO_COLOR`.
  case none
  case eight
  /// The palette of 256.
  case full
}

/// Colours and attributes of a cell; a colour of nil is the terminal's own.
public struct Look: Equatable, Sendable {
  /// Index into the palette, 0…7 or 0…255 by depth.
  public var foreground: UInt8?
  public var background: UInt8?
  public var bold = false
  public var dim = false
  public var reversed = false

  /// A look; without arguments the terminal's own.
  public init(
    _ foreground: UInt8? = nil, on background: UInt8? = nil, bold: Bool = false, dim: Bool = false,
    reversed: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    self.bold = bold
    self.dim = dim
    self.reversed = reversed
  }
}

extension Style {
  /// The look of a role. Orange against blue is told apart by every kind of colour vision
  /// (Okabe and Ito's palette, nearest of the 256); no role relies on hue alone.
  public func look(_ depth: ColorDepth) -> Look {
    switch depth {
    case .full: fullLook
    case .eight: eightLook
    case .none: plainLook
    }
  }

  private var fullLook: Look {
    switch self {
    case .plain: Look()
    case .muted: Look(245)
    case .frame: Look(240)
    case .title, .key: Look(bold: true)
    case .discriminator: Look(214)
    case .generator: Look(75)
    case .both: Look(252)
    case .faintDiscriminator: Look(94)
    case .faintGenerator: Look(24)
    case .change: Look(176)
    case .warning: Look(203, bold: true)
    case .good: Look(36, bold: true)
    case .attention: Look(bold: true, reversed: true)
    case .selection: Look(255, on: 238, bold: true)
    case .grey(let upper, let lower): Look(Style.ramp(upper), on: Style.ramp(lower))
    }
  }

  private var eightLook: Look {
    switch self {
    case .discriminator: Look(3)
    case .generator: Look(6)
    case .faintDiscriminator: Look(3, dim: true)
    case .faintGenerator: Look(6, dim: true)
    case .change: Look(5)
    case .warning: Look(1, bold: true)
    case .good: Look(2, bold: true)
    default: plainLook
    }
  }

  private var plainLook: Look {
    switch self {
    case .muted, .frame, .faintDiscriminator, .faintGenerator: Look(dim: true)
    case .title, .key, .warning, .good: Look(bold: true)
    case .attention, .selection: Look(bold: true, reversed: true)
    default: Look()
    }
  }

  private static func ramp(_ level: UInt8) -> UInt8? {
    level == 0 ? nil : 232 + UInt8(min(Int(level) * 23 / (greyLevels - 1), 23))
  }
}
