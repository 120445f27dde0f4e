public import Terminal

/// The colours that a terminal has, and how others are brought down to them.
public enum ColorSupport: Equatable, Sendable {
  /// No colours: attributes only.
  case none
  /// The 8 or 16 colours of the user's own palette.
  case palette(Int)
  /// The 256 colours of xterm.
  case extended
  /// Any colour.
  case direct

  /// The number by which curses knows `color`; -1 is the terminal's own.
  public func index(of color: Color) -> Int32 {
    switch (self, color.kind) {
    case (.none, _), (_, .standard): return -1
    case (.palette(let count), .palette(let index)):
      return Int32(index < count ? Int(index) : nearest(to: rgb(ofPalette: index), in: 0..<count))
    case (.palette(let count), .rgb(let red, let green, let blue)):
      return Int32(nearest(to: (Int(red), Int(green), Int(blue)), in: 0..<count))
    case (.extended, .palette(let index)): return Int32(index)
    case (.extended, .rgb(let red, let green, let blue)):
      return Int32(nearest(to: (Int(red), Int(green), Int(blue)), in: 16..<256))
    case (.direct, .palette(let index)) where index < 8: return Int32(index)
    case (.direct, .palette(let index)):
      let (red, green, blue) = rgb(ofPalette: index)
      return direct(red, green, blue)
    case (.direct, .rgb(let red, let green, let blue)):
      return direct(Int(red), Int(green), Int(blue))
    }
  }

  /// A direct colour.
  ///
  /// Curses takes the numbers below 8 for the palette, so black is nearly black.
  private func direct(_ red: Int, _ green: Int, _ blue: Int) -> Int32 {
    Int32(max(8, red << 16 | green << 8 | blue))
  }

  private func nearest(to wanted: (Int, Int, Int), in indexes: Range<Int>) -> Int {
    func distance(_ index: Int) -> Int {
      let color = rgb(ofPalette: UInt8(index))
      // The eye tells greens apart best and blues least.
      let (red, green, blue) = (color.0 - wanted.0, color.1 - wanted.1, color.2 - wanted.2)
      return 3 * red * red + 6 * green * green + blue * blue
    }
    return indexes.min { distance($0) < distance($1) } ?? 0
  }
}

/// The colour of an entry of xterm's palette, its parts 0 to 255 each.
func rgb(ofPalette index: UInt8) -> (Int, Int, Int) {
  let steps = [0, 95, 135, 175, 215, 255]
  switch Int(index) {
  case let entry where entry < 16:
    let basic = [
      (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205),
      (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255),
      (255, 0, 255), (0, 255, 255), (255, 255, 255),
    ]
    return basic[entry]
  case let entry where entry < 232:
    let cube = entry - 16
    return (steps[cube / 36], steps[cube / 6 % 6], steps[cube % 6])
  case let entry:
    let gray = 8 + 10 * (entry - 232)
    return (gray, gray, gray)
  }
}
