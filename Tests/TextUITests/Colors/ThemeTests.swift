import Testing

@testable import TextUI

@Suite struct ThemeTests {
  // The colours below 16 of a palette are the owner's: nothing can be said of them.
  private static let known: [(theme: Theme, depth: ColorDepth)] = [
    (.dark, .full), (.dark, .direct), (.light, .full), (.light, .direct),
  ]
  private static let dim: Set<Style> = [.frame, .faintDiscriminator, .faintGenerator]

  private static func color(_ style: Style, _ theme: Theme, _ depth: ColorDepth) -> [Double]? {
    theme.look(style, depth).foreground?.shares
  }

  @Test func withoutColourNoLookHasOne() {
    for style in Style.roles {
      for depth in ColorDepth.allCases { #expect(Self.isPlain(Theme.mono.look(style, depth))) }
      for theme in Theme.allCases { #expect(Self.isPlain(theme.look(style, .none))) }
    }
  }

  private static func isPlain(_ look: Look) -> Bool {
    look.foreground == nil && look.background == nil
  }

  @Test(arguments: [(ColorDepth.eight, 8), (.sixteen, 16)] as [(ColorDepth, UInt8)])
  func fewColoursSuffice(depth: ColorDepth, count: UInt8) {
    for theme in Theme.allCases {
      for style in Style.roles {
        for case .palette(let number)? in [theme.look(style, depth).foreground] {
          #expect(number < count)
        }
      }
    }
  }

  @Test(arguments: [Theme.dark, .light], ColorDepth.allCases.filter { $0 > .none })
  func rolesOfOneFrameAreToldApart(theme: Theme, depth: ColorDepth) {
    let roles: [Style] = [.discriminator, .generator, .warning, .good, .change, .plain]
    for (index, first) in roles.enumerated() {
      for second in roles.dropFirst(index + 1) {
        #expect(theme.look(first, depth) != theme.look(second, depth), "\(first), \(second)")
      }
    }
  }

  @Test(arguments: known) func textCanBeRead(theme: Theme, depth: ColorDepth) throws {
    let ground = theme == .light ? [1.0, 1, 1] : [0, 0, 0]
    for style in Style.roles {
      let look = theme.look(style, depth)
      guard let ink = look.foreground else { continue }
      let color = try #require(ink.shares)
      let behind = try look.background.map { try #require($0.shares) } ?? ground
      let contrast = ColorVision.contrast(color, behind)
      #expect(contrast >= (Self.dim.contains(style) ? 3 : 4.5), "\(style) \(contrast)")
    }
  }

  @Test(arguments: known, ColorVision.all.indices)
  func everyKindOfColourVisionTellsThemApart(
    _ kind: (theme: Theme, depth: ColorDepth), _ vision: Int
  ) throws {
    let roles: [Style] = [.discriminator, .generator, .warning, .good]
    let colors = try roles.map { try #require(Self.color($0, kind.theme, kind.depth)) }
    for (index, first) in colors.enumerated() {
      for (number, second) in colors.enumerated().dropFirst(index + 1) {
        let difference = ColorVision.all[vision].difference(first, second)
        #expect(difference > 17, "\(roles[index]), \(roles[number]): \(difference)")
      }
    }
  }

  @Test func trueColourHasOkabeAndItosOwn() {
    #expect(Theme.dark.look(.discriminator, .direct).foreground == Color(0xE69F00))
    #expect(Theme.dark.look(.generator, .direct).foreground == Color(0x56B4E9))
    #expect(Theme.dark.look(.good, .direct).foreground == Color(0x009E73))
    #expect(Theme.dark.look(.warning, .direct).foreground == Color(0xD55E00))
  }

  // A step of 10 in the palette's greys, of 4 beyond it.
  @Test(arguments: known) func inkGrowsAwayFromTheGround(theme: Theme, depth: ColorDepth) throws {
    let levels = try (1...UInt8.max).map { level in
      try #require(theme.look(.grey(upper: level, lower: 0), depth).foreground?.components).red
    }
    #expect(levels == levels.sorted { theme == .light ? $0 > $1 : $0 < $1 })
    #expect(Set(levels).count == (depth == .direct ? 64 : 24))
    let fullInk: [ColorDepth: UInt8] =
      theme == .light ? [.full: 8, .direct: 0] : [.full: 238, .direct: 255]
    #expect(levels.last == fullInk[depth])
    #expect(theme.look(.grey(upper: 0, lower: 0), depth) == Look())
  }

  @Test func theEnvironmentTellsTheGround() {
    func theme(_ noColor: String?, _ ground: String?) -> Theme {
      .automatic(noColor: noColor, colorFgBg: ground)
    }
    #expect(theme(nil, nil) == .dark)
    #expect(theme("1", "0;15") == .mono)
    #expect(theme("", "0;15") == .light)
    for ground in ["0;7", "0;default;15", "0;9", "12;14"] { #expect(theme(nil, ground) == .light) }
    for ground in ["15;0", "7;8", "15;default", "", ";", "x", "0;16", "0;-7", "15"] {
      #expect(theme(nil, ground) == (ground == "15" ? .light : .dark), "\(ground)")
    }
  }

  @Test func themesGoRound() {
    #expect(Theme.allCases.map(\.next) == [.light, .mono, .dark])
  }
}
