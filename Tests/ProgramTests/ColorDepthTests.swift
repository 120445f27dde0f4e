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
    (.rgb(118, 118, 118), [0x767676, 243, 8, 0]),
    (.rgb(0x5F, 0x87, 0xAF), [0x5F87AF, 67, 8, 0]),
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

  @Test func everyFixedEntryOfThePaletteIsNearestToItself() {
    for index in UInt8(16)...255 {
      let parts = Palette.parts(of: index)
      let nearest = Palette.nearest(parts.red, parts.green, parts.blue)
      #expect(Palette.parts(of: nearest) == parts)
    }
  }
}
