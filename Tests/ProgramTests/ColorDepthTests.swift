import Terminal
import Testing

@testable import Curses

struct ColorDepthTests {
  @Test(arguments: [
    (-1, ColorDepth.none), (0, .none), (2, .none), (8, .eight), (16, .sixteen), (88, .sixteen),
    (256, .palette), (0x100_0000, .direct),
  ])
  func depthFollowsFromTheCountOfColors(colors: Int, depth: ColorDepth) {
    #expect(ColorDepth(colors: colors) == depth)
  }

  @Test(arguments: ColorDepth.allCases)
  func theTerminalsOwnColorStays(depth: ColorDepth) {
    #expect(depth.number(of: .standard) == -1)
  }

  @Test(arguments: [
    // colour, direct, palette, sixteen, eight
    (Color.rgb(255, 0, 0), [0xFF0000, 196, 9, 1]),
    (.rgb(0, 0, 0), [8, 16, 0, 0]),
    (.rgb(0, 0, 5), [8, 16, 0, 0]),
    (.rgb(255, 255, 255), [0xFFFFFF, 231, 15, 7]),
    (.rgb(118, 118, 118), [0x767676, 243, 8, 7]),
    (.rgb(0x5F, 0x87, 0xAF), [0x5F87AF, 67, 4, 4]),
    (.palette(8), [0x7F7F7F, 8, 8, 7]),
    (.rgb(200, 10, 10), [0xC80A0A, 160, 1, 1]),
    (.palette(3), [3, 3, 3, 3]),
    (.palette(9), [0xFF0000, 9, 9, 1]),
    (.palette(196), [0xFF0000, 196, 9, 1]),
    (.palette(255), [0xEEEEEE, 255, 7, 7]),
  ])
  func colorsFallBackToWhatThereIs(color: Color, numbers: [Int32]) {
    let depths: [ColorDepth] = [.direct, .palette, .sixteen, .eight]
    #expect(depths.map { $0.number(of: color) } == numbers)
    #expect(ColorDepth.none.number(of: color) == -1)
  }

  /// The inks and grounds of the standard theme, and what may not become of them.
  @Test(arguments: [ColorDepth.eight, .sixteen])
  func nothingIsWrittenInTheColorOfItsGround(depth: ColorDepth) {
    let inks = [
      Color.rgb(0xD8, 0xD3, 0xC4), .rgb(0xA3, 0x9E, 0x90), .rgb(0x62, 0x5F, 0x57),
      .rgb(0x1D, 0x1B, 0x17), .palette(8), .palette(240), .palette(0),
    ]
    let grounds = [
      Color.standard, .rgb(0x2A, 0x28, 0x24), .rgb(0xF7, 0xF3, 0xE8), .palette(0), .palette(7),
    ]
    for ink in inks {
      for ground in grounds {
        let look = depth.look(of: Style(foreground: ink, background: ground))
        #expect(look.foreground != look.background || look.foreground == -1)
        #expect(look.foreground != 0 || look.background != -1)
        #expect(depth == .sixteen || (look.foreground < 8 && look.background < 8))
      }
    }
  }

  @Test func quietTextStaysQuietWithEightColors() {
    let quiet = ColorDepth.eight.look(of: Style(foreground: .rgb(0xA3, 0x9E, 0x90)))
    #expect(quiet.foreground == 7)
    #expect(quiet.attributes == .dim)
    let body = ColorDepth.eight.look(of: Style(foreground: .rgb(0xD8, 0xD3, 0xC4)))
    #expect(body.foreground == 7)
    #expect(body.attributes == [])
  }

  @Test(arguments: [
    // accent, quiet: of newsprint, its light sister, nord, gruvbox
    (Color.rgb(0xD9, 0x82, 0x5B), Color.rgb(0xA3, 0x9E, 0x90)),
    (.rgb(0xA2, 0x3F, 0x1D), .rgb(0x61, 0x5C, 0x51)),
    (.rgb(0x88, 0xC0, 0xD0), .rgb(0xA3, 0xAD, 0xBF)),
    (.rgb(0xFE, 0x80, 0x19), .rgb(0xA8, 0x99, 0x84)),
  ])
  func theAccentKeepsItsHueAmongFewColors(accent: Color, quiet: Color) {
    for depth in [ColorDepth.sixteen, .eight] {
      #expect(![0, 7, 8, 15].contains(depth.number(of: accent)))
      #expect([0, 7, 8, 15].contains(depth.number(of: quiet)))
    }
  }

  @Test func everyFixedEntryOfThePaletteIsNearestToItself() {
    for index in UInt8(16)...255 {
      let parts = Palette.parts(of: index)
      let nearest = Palette.nearest(parts.red, parts.green, parts.blue)
      #expect(Palette.parts(of: nearest) == parts)
    }
  }
}

struct BlankLookTests {
  private static let ink = Style(foreground: .palette(252))
  private static let mark = Style(foreground: .palette(173))
  private static let title = Style(foreground: .palette(255), attributes: .bold)
  private static let bar = Style(foreground: .palette(255), background: .palette(4))

  private func looks(_ cells: [(Unicode.Scalar, Style)]) -> [Style] {
    let cells = cells.map { Cell($0, style: $1) }
    var looks = BlankLook(cells)
    return cells.map { looks.next($0) }
  }

  @Test func blanksLookLikeWhatStandsBeforeThem() {
    let (ink, mark, title) = (Self.ink, Self.mark, Self.title)
    #expect(
      looks([(" ", ink), ("●", mark), (" ", ink), ("A", title), (" ", ink), (" ", .plain)])
        == [mark, mark, mark, title, title, title])
    #expect(looks([(" ", ink), (" ", ink)]) == [ink, ink])
  }

  @Test func whatShowsOnABlankStays() {
    let (ink, bar) = (Self.ink, Self.bar)
    #expect(
      looks([(" ", ink), ("A", bar), (" ", ink), (" ", bar)]) == [ink, bar, ink, bar])
    for attribute: Style.Attributes in [.underline, .reverse, .strikethrough] {
      let lined = Style(foreground: .palette(252), attributes: attribute)
      #expect(looks([("A", lined), (" ", ink)]) == [lined, ink])
      #expect(looks([("A", ink), (" ", lined), (" ", ink)]) == [ink, lined, ink])
    }
  }
}
