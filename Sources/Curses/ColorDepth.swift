public import Terminal

/// How many colours a terminal has, and what becomes of a colour that it has not.
public enum ColorDepth: Hashable, Sendable, CaseIterable {
  /// None: only attributes tell things apart.
  case none
  case eight
  case sixteen
  /// The palette of 256: 16 of the user, a cube of 216 and 24 greys.
  case palette
  /// Any red, green and blue.
  case direct

  /// The depth of a terminal that counts `colors`.
  public init(colors: Int) {
    switch colors {
    case ..<8: self = .none
    case ..<16: self = .eight
    case ..<256: self = .sixteen
    case ...0x10000: self = .palette
    default: self = .direct
    }
  }

  /// The number that curses has for `color` at this depth: -1 for the terminal's own, else an
  /// entry of the palette, or with ``direct`` red, green and blue as 0xRRGGBB.
  public func number(of color: Color) -> Int32 {
    switch (self, color.kind) {
    case (.none, _), (_, .standard): -1
    case (.direct, .palette(let index)): Self.directNumber(ofPalette: index)
    case (.direct, .rgb(let red, let green, let blue)): Self.directNumber(red, green, blue)
    case (.palette, .palette(let index)): Int32(index)
    case (.palette, .rgb(let red, let green, let blue)):
      Int32(Palette.nearest(red, green, blue))
    case (.sixteen, .palette(let index)): Int32(Palette.nearestBasic(index, of: 16))
    case (.sixteen, .rgb(let red, let green, let blue)):
      Int32(Palette.nearestBasic(red, green, blue, of: 16))
    case (.eight, .palette(let index)): Int32(Palette.nearestBasic(index, of: 8))
    case (.eight, .rgb(let red, let green, let blue)):
      Int32(Palette.nearestBasic(red, green, blue, of: 8))
    }
  }

  /// The look of `style` as this depth has it: its colours by ``number(of:)``, and its attributes.
  ///
  /// Where there are few colours, ink and ground may become one: the ink is then the one that can
  /// be seen there, and dim. With eight, where quiet text is as white as any, that is dim too.
  func look(
    of style: Style
  ) -> (foreground: Int32, background: Int32, attributes: Style.Attributes) {
    var foreground = number(of: style.foreground)
    let background = number(of: style.background)
    var attributes = style.attributes
    guard self == .eight || self == .sixteen else { return (foreground, background, attributes) }
    // Nobody knows the terminal's own ground; its own ink is what can be read on it.
    if foreground == background || (foreground == 0 && background == -1) {
      foreground = background == -1 ? -1 : background == 0 ? 7 : 0
      if style.foreground != style.background { attributes.insert(.dim) }
    } else if self == .eight, foreground == 7, isQuiet(style.foreground) {
      attributes.insert(.dim)
    }
    return (foreground, background, attributes)
  }

  /// Whether a colour is the grey of text that only accompanies.
  private func isQuiet(_ color: Color) -> Bool {
    switch color.kind {
    case .standard: false
    case .palette(let index): index == 8 || (index >= 16 && Palette.parts(of: index).green < 180)
    case .rgb(_, let green, _): green < 180
    }
  }

  /// Direct terminals keep only 0 to 7 for the user's palette, so the others become what they
  /// usually look like.
  private static func directNumber(ofPalette index: UInt8) -> Int32 {
    guard index >= 8 else { return Int32(index) }
    let (red, green, blue) = Palette.parts(of: index)
    return directNumber(red, green, blue)
  }

  /// The eight darkest blues would be taken for the palette: 8 is as good as black.
  private static func directNumber(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Int32 {
    max(8, Int32(red) << 16 | Int32(green) << 8 | Int32(blue))
  }
}
