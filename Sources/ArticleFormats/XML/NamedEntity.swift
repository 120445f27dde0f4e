internal import CXML

/// The characters that HTML has names for: `&eacute;`.
enum NamedEntity {
  /// The longest name there is.
  static let longest = 8

  /// The character of a name without its signs, or `nil` where it is none of HTML's.
  static func scalar(_ name: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
    guard !name.isEmpty, name.count <= longest else { return nil }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest + 1) { copy in
      _ = copy.initialize(from: name)
      copy[name.count] = 0
      if let entity = htmlEntityLookup(copy.baseAddress) {
        return Unicode.Scalar(entity.pointee.value)
      }
      return name.elementsEqual("apos".utf8) ? "'" : nil
    }
  }

  /// The character with a number, as HTML reads it: those between 128 and 159 are meant as
  /// Windows has them.
  static func scalar(number: UInt32) -> Unicode.Scalar {
    if (0x80...0x9F).contains(number), let meant = windows[Int(number) - 0x80] {
      return meant
    }
    guard number != 0, let scalar = Unicode.Scalar(number) else { return "\u{FFFD}" }
    return scalar
  }

  private static let windows: [Unicode.Scalar?] = Array(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
}
