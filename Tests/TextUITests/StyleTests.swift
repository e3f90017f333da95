import Testing
import TextUI

@Suite struct StyleTests {
  @Test func withoutColourNoLookHasOne() {
    for style in Style.roles {
      let look = style.look(.none)
      #expect(look.foreground == nil && look.background == nil)
    }
  }

  @Test func eightColoursSuffice() {
    for style in Style.roles {
      let look = style.look(.eight)
      #expect((look.foreground ?? 0) < 8 && (look.background ?? 0) < 8)
    }
  }

  @Test(arguments: [ColorDepth.eight, .full])
  func playersAreToldApart(depth: ColorDepth) {
    #expect(Style.discriminator.look(depth) != Style.generator.look(depth))
  }

  // 232…255 of the palette of 256 are the greys from dark to light.
  @Test func greysRiseToWhite() {
    let levels = (1..<UInt8(Style.greyLevels)).map {
      Style.grey(upper: $0, lower: 0).look(.full).foreground ?? 0
    }
    #expect(levels == levels.sorted())
    #expect(levels.last == 255)
    #expect(Style.grey(upper: 0, lower: 0).look(.full) == Look())
  }
}
