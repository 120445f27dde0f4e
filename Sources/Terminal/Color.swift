/// A colour of the terminal.
public struct Color: Hashable, Sendable {
  /// The ways to name a colour.
  public enum Kind: Hashable, Sendable {
    /// Whatever the terminal shows where no colour is set.
    case standard
    /// An entry of the terminal's palette: 0 to 15 are the user's own, 16 to 255 are fixed.
    case palette(UInt8)
    case rgb(red: UInt8, green: UInt8, blue: UInt8)
  }

  private let bits: UInt32

  /// The terminal's own foreground or background.
  public static let standard = Color(bits: 0)

  private init(bits: UInt32) {
    self.bits = bits
  }

  /// An entry of the terminal's palette.
  public static func palette(_ index: UInt8) -> Color {
    Color(bits: 0x0100_0000 | UInt32(index))
  }

  /// A colour by its parts, 0 to 255 each.
  public static func rgb(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Color {
    Color(bits: 0x0200_0000 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue))
  }

  /// How the colour is named.
  public var kind: Kind {
    switch bits >> 24 {
    case 0: .standard
    case 1: .palette(UInt8(truncatingIfNeeded: bits))
    default:
      .rgb(
        red: UInt8(truncatingIfNeeded: bits >> 16), green: UInt8(truncatingIfNeeded: bits >> 8),
        blue: UInt8(truncatingIfNeeded: bits))
    }
  }
}
