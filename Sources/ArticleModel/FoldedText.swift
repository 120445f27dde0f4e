/// Text without case, accents and the finer points of typography, for comparing and finding.
///
/// `É`, `e` and the full-width `Ｅ` are the same here, curly quotes are straight, and every white
/// space is a blank. Each folded character knows where in the original text it comes from.
public struct FoldedText: Hashable, Sendable {
  /// The folded characters.
  public private(set) var scalars: [UInt32] = []
  /// For each of ``scalars`` the UTF-8 offset in the original of the character it comes from, and
  /// behind the last one the length of the original.
  public private(set) var offsets: [Int] = []

  /// Folds `text`.
  public init(_ text: some StringProtocol) {
    scalars.reserveCapacity(text.utf8.count)
    offsets.reserveCapacity(text.utf8.count + 1)
    var offset = 0
    for scalar in text.unicodeScalars {
      append(scalar, offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
  }

  /// The UTF-8 ranges of the original in which `needle` occurs, without overlaps.
  public func ranges(of needle: FoldedText) -> [Range<Int>] {
    let wanted = needle.scalars
    guard let first = wanted.first, scalars.count >= wanted.count else { return [] }
    var found: [Range<Int>] = []
    var index = 0
    while index <= scalars.count - wanted.count {
      if scalars[index] == first,
        scalars[index..<index + wanted.count].elementsEqual(wanted)
      {
        found.append(offsets[index]..<offsets[index + wanted.count])
        index += wanted.count
      } else {
        index += 1
      }
    }
    return found
  }

  /// Whether `needle` occurs anywhere.
  public func contains(_ needle: FoldedText) -> Bool {
    guard let first = needle.scalars.first else { return true }
    let count = needle.scalars.count
    guard scalars.count >= count else { return false }
    return (0...scalars.count - count).contains { index in
      scalars[index] == first
        && scalars[index..<index + count].elementsEqual(needle.scalars)
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar, _ offset: Int) {
    let value = scalar.value
    if value < 0x80 {
      let isUpper = value >= 0x41 && value <= 0x5A
      add(isUpper ? value + 32 : value < 0x20 ? 0x20 : value, offset)
    } else if let folded = Self.latin(value) {
      for letter in folded.utf8 { add(UInt32(letter), offset) }
    } else if (0xFF01...0xFF5E).contains(value) {
      append(Unicode.Scalar(value - 0xFEE0) ?? scalar, offset)
    } else if !(0x300...0x36F).contains(value) {
      let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
      add(lower.value, offset)
    }
  }

  private mutating func add(_ value: UInt32, _ offset: Int) {
    scalars.append(value)
    offsets.append(offset)
  }

  /// The plain letters of an accented Latin one, and the plain form of quotes, dashes and spaces.
  private static func latin(_ value: UInt32) -> String? {
    switch value {
    case 0xC0...0xC5, 0xE0...0xE5, 0x100...0x105: "a"
    case 0xC6, 0xE6: "ae"
    case 0xC7, 0xE7, 0x106...0x10D: "c"
    case 0xC8...0xCB, 0xE8...0xEB, 0x112...0x11B: "e"
    case 0xCC...0xCF, 0xEC...0xEF, 0x128...0x131: "i"
    case 0xD0, 0xF0, 0x10E...0x111: "d"
    case 0xD1, 0xF1, 0x143...0x14B: "n"
    case 0xD2...0xD6, 0xD8, 0xF2...0xF6, 0xF8, 0x14C...0x151: "o"
    case 0xD9...0xDC, 0xF9...0xFC, 0x168...0x173: "u"
    case 0xDD, 0xFD, 0xFF, 0x176...0x178: "y"
    case 0xDF, 0x1E9E: "ss"
    case 0x11C...0x123: "g"
    case 0x124...0x127: "h"
    case 0x134, 0x135: "j"
    case 0x136...0x138: "k"
    case 0x139...0x142: "l"
    case 0x152, 0x153: "oe"
    case 0x154...0x159: "r"
    case 0x15A...0x161, 0x17F: "s"
    case 0x162...0x167: "t"
    case 0x174, 0x175: "w"
    case 0x179...0x17E: "z"
    case 0x2018...0x201B, 0xB4, 0x2032: "'"
    case 0x201C...0x201F, 0xAB, 0xBB, 0x2033: "\""
    case 0x2010...0x2015, 0x2212: "-"
    case 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x3000: " "
    case 0x2026: "..."
    default: nil
    }
  }
}
