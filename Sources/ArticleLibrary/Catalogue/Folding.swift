internal import ArticleModel

/// Folds text for comparing, byte by byte: folding is much of what indexing costs.
///
/// The rules are those of ``ArticleModel/FoldedText``, so that the filter finds what the panes mark;
/// here they are looked up in a table.
enum Folding {
  /// The folded form of `text`.
  ///
  /// No byte of it is below a blank.
  static func fold(_ text: some StringProtocol) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    append(text, to: &result)
    return result
  }

  /// Appends the folded form of `text`.
  static func append(_ text: some StringProtocol, to result: inout [UInt8]) {
    var text = String(text)
    let isASCII = text.withUTF8 { bytes in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return false }
      for byte in bytes { result.append(lowercase(byte)) }
      return true
    }
    if isASCII { return }
    for scalar in text.unicodeScalars { append(scalar, to: &result) }
  }

  /// Appends the folded form of a character.
  static func append(_ scalar: Unicode.Scalar, to result: inout [UInt8]) {
    forEachByte(of: scalar) { result.append($0) }
  }

  /// Calls `body` with each byte of the folded form of a character.
  @inline(__always)
  static func forEachByte(of scalar: Unicode.Scalar, _ body: (UInt8) -> Void) {
    let value = scalar.value
    if value < 0x80 {
      body(lowercase(UInt8(value)))
    } else if value < otherStart {
      forEachByte(in: latin[Int(value)], body)
    } else if value < tableEnd {
      forEachByte(in: other[Int(value - otherStart)], body)
    } else if isAlreadyFolded(value) {
      for byte in UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter { body(byte) }
    } else {
      for byte in slowlyFolded(scalar) { body(byte) }
    }
  }

  /// A character of ASCII, folded; every control character is a blank.
  @inline(__always)
  private static func lowercase(_ byte: UInt8) -> UInt8 {
    byte < 0x20 ? 0x20 : byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte
  }

  @inline(__always)
  private static func forEachByte(in packed: UInt64, _ body: (UInt8) -> Void) {
    var packed = packed
    while packed != 0 {
      body(UInt8(truncatingIfNeeded: packed))
      packed >>= 8
    }
  }

  // Two tables, each made when it is first needed: the second takes longer than to read ten files.
  private static let otherStart: UInt32 = 0x250
  private static let tableEnd: UInt32 = 0x600
  private static let latin = table(0..<otherStart)
  /// Greek, Cyrillic, Armenian and Hebrew.
  private static let other = table(otherStart..<tableEnd)

  /// The folded forms, eight bytes at most, the first byte lowest.
  private static func table(_ values: Range<UInt32>) -> [UInt64] {
    values.map { value in
      guard let scalar = Unicode.Scalar(value) else { return 0 }
      return slowlyFolded(scalar).prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  private static func slowlyFolded(_ scalar: Unicode.Scalar) -> [UInt8] {
    let folded = FoldedText(String(scalar)).scalars.compactMap { Unicode.Scalar($0) }
    return Array(String(String.UnicodeScalarView(folded)).utf8)
  }

  /// Whether a character behind the table has neither case nor another form here.
  private static func isAlreadyFolded(_ value: UInt32) -> Bool {
    switch value {
    case 0x600..<0x10A0, 0x1100..<0x13A0, 0x1400..<0x1C80, 0x2070..<0x2100, 0x2190..<0x24B0,
      0x24EA..<0x2C00, 0x3001..<0xA640, 0xA800..<0xAB30, 0xABC0..<0xFF00, 0x1F000...0x3FFFF:
      true
    default: false
    }
  }
}

/// FNV-1a, one byte after the other.
struct ByteHash {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  @inline(__always)
  mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = ByteHash()
    for byte in bytes { hash.add(byte) }
    return hash.value
  }
}
