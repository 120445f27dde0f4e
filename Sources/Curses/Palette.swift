/// The palette of 256 colours as terminals have it: 16 basic ones that users change, a cube of
/// six steps a side, and 24 greys.
enum Palette {
  /// The basic colours as xterm has them; what the user made of them nobody can know.
  private static let basic: [(red: UInt8, green: UInt8, blue: UInt8)] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0),
    (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0),
    (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255),
  ]
  private static let steps: [UInt8] = [0, 95, 135, 175, 215, 255]

  /// Red, green and blue of an entry.
  static func parts(of index: UInt8) -> (red: UInt8, green: UInt8, blue: UInt8) {
    switch index {
    case 0..<16:
      return basic[Int(index)]
    case 16..<232:
      let place = Int(index) - 16
      return (steps[place / 36], steps[place / 6 % 6], steps[place % 6])
    default:
      let grey = 8 + (index - 232) * 10
      return (grey, grey, grey)
    }
  }

  /// The entry of the cube or the greys, whose looks are fixed, that is nearest.
  static func nearest(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> UInt8 {
    let place = 36 * nearestStep(red) + 6 * nearestStep(green) + nearestStep(blue)
    let cube = UInt8(16 + place)
    let average = (Int(red) + Int(green) + Int(blue)) / 3
    let grey = UInt8(232 + min(23, max(0, (average - 3) / 10)))
    let wanted = (red: red, green: green, blue: blue)
    return distance(wanted, parts(of: grey)) < distance(wanted, parts(of: cube)) ? grey : cube
  }

  /// The one of `count` basic colours, 8 or 16, that an entry comes nearest to; a basic one that
  /// there is stays itself.
  static func nearestBasic(_ index: UInt8, of count: Int) -> UInt8 {
    guard index >= count else { return index }
    // The dark grey of 16 colours is white among 8: black would be lost on a dark ground.
    if index < 16 { return index == 8 ? 7 : index & 7 }
    let (red, green, blue) = parts(of: index)
    return nearestBasic(red, green, blue, of: count)
  }

  /// The one of `count` basic colours that is nearest.
  ///
  /// Hue comes first: what has some is not to become the grey of quiet text because that is as
  /// bright. Very dark colours are grounds, and black.
  static func nearestBasic(_ red: UInt8, _ green: UInt8, _ blue: UInt8, of count: Int) -> UInt8 {
    let parts = [Int(red), Int(green), Int(blue)]
    let most = parts.max() ?? 0
    let span = most - (parts.min() ?? 0)
    guard most >= 90, span * 10 > most * 3 else {
      let wanted = (red: red, green: green, blue: blue)
      let greys = count == 8 ? [0, 7] : [0, 8, 7, 15]
      return UInt8(greys.min { distance(wanted, basic[$0]) < distance(wanted, basic[$1]) } ?? 7)
    }
    // A part counts where it is nearer to the greatest than to the least.
    let least = most - span
    let hue = parts.indices.filter { (parts[$0] - least) * 2 > span }.reduce(0) { $0 | 1 << $1 }
    return UInt8(hue + (count == 16 && most > 205 ? 8 : 0))
  }

  private static func nearestStep(_ part: UInt8) -> Int {
    part < 48 ? 0 : part < 115 ? 1 : (Int(part) - 35) / 40
  }

  /// How far two colours are apart: the eye sees green best and blue least.
  private static func distance(
    _ left: (red: UInt8, green: UInt8, blue: UInt8),
    _ right: (red: UInt8, green: UInt8, blue: UInt8)
  ) -> Int {
    let red = Int(left.red) - Int(right.red)
    let green = Int(left.green) - Int(right.green)
    let blue = Int(left.blue) - Int(right.blue)
    return 3 * red * red + 4 * green * green + 2 * blue * blue
  }
}
