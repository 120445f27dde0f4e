internal import CText

/// Where a text may be broken into lines: for each UTF-8 byte whether a line may begin there.
///
/// The rules are those of Unicode's annex 14, as libunistring has them, with a few of its newer
/// ones put right.
struct LineBreaks {
  private var kinds: [CChar]

  private static let allowed = CChar(UC_BREAK_POSSIBLE)
  private static let mandatory = CChar(UC_BREAK_MANDATORY)
  private static let prohibited = CChar(UC_BREAK_PROHIBITED)

  /// The breaks of well-formed UTF-8.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.contains(where: { $0 >= 0x80 || $0 == 0x0B || $0 == 0x0C }) else {
      kinds = Self.breaks(of: bytes)
      return
    }
    let text = String(decoding: bytes, as: UTF8.self)
    var known = String.UnicodeScalarView()
    var before: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      known.append(Self.standIn(for: scalar, behind: before))
      before = scalar
    }
    var standIn = String(known)
    kinds = standIn.withUTF8 { Self.breaks(of: $0) }
    correct(text)
  }

  private static func breaks(of bytes: UnsafeBufferPointer<UInt8>) -> [CChar] {
    Array(unsafeUninitializedCapacity: bytes.count) { buffer, count in
      count = bytes.count
      guard let text = bytes.baseAddress, let target = buffer.baseAddress else { return }
      u8_possible_linebreaks(text, bytes.count, "UTF-8", target)
    }
  }

  /// A character of the same length that libunistring breaks as annex 14 says of this one.
  ///
  /// Syllables of scripts that its version does not know break as ideographs do, and the vowel
  /// signs of Thai, Myanmar and their like stay with their consonant.
  private static func standIn(
    for scalar: Unicode.Scalar, behind before: Unicode.Scalar?
  ) -> Unicode.Scalar {
    let isLoose = isFinal(scalar) && !(before.map { isSyllable($0) || $0 == "\u{25CC}" } ?? false)
    if isSyllable(scalar) || isLoose { return scalar.value < 0x10000 ? "\u{4E00}" : "\u{20000}" }
    let category = scalar.properties.generalCategory
    let isVowelSign = category == .nonspacingMark || category == .spacingMark
    if isVowelSign, (0xE00...0xFFFF).contains(scalar.value) { return "\u{302A}" }
    return scalar
  }

  /// Letters and digits of the classes AK, AP and AS.
  private static func isSyllable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1B05...0x1B33, 0x1B45...0x1B4C, 0x1B50...0x1B59, 0x1BC0...0x1BE5, 0xA984...0xA9B2,
      0xA9D0...0xA9D9, 0xAA00...0xAA28, 0xAA50...0xAA59, 0x11003...0x11037, 0x11066...0x1106F,
      0x11071...0x11072, 0x11075, 0x11305...0x11339, 0x1133D, 0x11F02...0x11F33, 0x11F50...0x11F59:
      true
    default: false
    }
  }

  /// Whether a line may begin at a byte.
  func isAllowed(at offset: Int) -> Bool {
    kinds[offset] == Self.allowed || kinds[offset] == Self.mandatory
  }

  /// Puts right what libunistring does by older rules.
  private mutating func correct(_ text: String) {
    var scalars = text.unicodeScalars.makeIterator()
    var offset = 0
    var before: Unicode.Scalar?
    /// The last character that is no blank, as long as only blanks have followed it.
    var beforeBlanks: Unicode.Scalar?
    while let scalar = scalars.next() {
      // Two plain characters are as libunistring has them, unless there are older line ends.
      let isPlain = scalar.isASCII && before?.isASCII != false && beforeBlanks?.isASCII != false
      if !isPlain || scalar.value < 0x20 || (before?.value ?? 0x20) < 0x20
        || (beforeBlanks?.value ?? 0x20) < 0x20,
        let before, let kind = Self.kind(before, beforeBlanks, scalar)
      {
        kinds[offset] = kind
      }
      if scalar != " " { beforeBlanks = scalar }
      before = scalar
      offset += UTF8.width(scalar)
    }
  }

  /// The break between two characters, where it is known better; `nil` elsewhere.
  private static func kind(
    _ before: Unicode.Scalar, _ beforeBlanks: Unicode.Scalar?, _ scalar: Unicode.Scalar
  ) -> CChar? {
    // LB4 to LB6: line ends of all kinds end a line, and none begins with one.
    if endsLine(scalar) { return prohibited }
    if endsLine(before) { return mandatory }
    // LB15a and LB15b: quotes that open or close keep to what they enclose, over blanks too.
    if before == " ", let quote = beforeBlanks,
      quote.properties.generalCategory == .initialPunctuation
    {
      return prohibited
    }
    if before == " " {
      // LB10: a mark behind a blank has nothing to combine with.
      if scalar.properties.generalCategory == .nonspacingMark { return allowed }
      if beforeBlanks.map(endsLine) == true, scalar != " ", !isClosing(scalar) { return allowed }
    }
    if isUnit(scalar) && (isSyllable(before) || isFinal(before))
      || isUnit(before) && (isSyllable(scalar) || isFinal(scalar))
    {
      return allowed
    }
    if scalar.properties.generalCategory == .finalPunctuation { return prohibited }
    return nil
  }

  /// What never begins a line, blanks before it or not (LB13).
  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .closePunctuation
      || ["!", "?", ",", ".", ":", ";", "/", "}", ")", "]"].contains(scalar)
  }

  /// Signs that end a syllable, of the classes VI and VF; without one they stand alone.
  private static func isFinal(_ scalar: Unicode.Scalar) -> Bool {
    [0x1B44, 0x1BF2, 0x1BF3, 0xA9C0, 0x11046, 0x1134D, 0x113D0, 0x11F42].contains(scalar.value)
  }

  /// Signs of money and measure, which keep to ideographs and numbers but not to other syllables.
  private static func isUnit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .currencySymbol
      || [0x25, 0x2B, 0x5C, 0xB0, 0xB1, 0x2030, 0x2103, 0x2116, 0xFE6A, 0xFF05].contains(
        scalar.value)
  }

  private static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
    [0x0B, 0x0C, 0x85, 0x2028, 0x2029].contains(scalar.value)
  }
}

/// The pieces of `text` between the places where a line may be broken.
public func lineBreakPieces(of text: String) -> [String] {
  var text = text
  return text.withUTF8 { bytes in
    let breaks = LineBreaks(bytes)
    var pieces: [String] = []
    var start = 0
    for offset in 0..<bytes.count where offset > 0 && breaks.isAllowed(at: offset) {
      pieces.append(String(decoding: bytes[start..<offset], as: UTF8.self))
      start = offset
    }
    pieces.append(String(decoding: bytes[start...], as: UTF8.self))
    return pieces
  }
}

/// What a reader takes for one character each.
///
/// The standard library's characters, and beyond them the stacked consonants of Khmer, Myanmar and
/// other scripts, which Unicode 17 counts as one (annex 29, rule GB9c).
public func graphemes(of text: String) -> [String] {
  var parts: [String] = []
  for character in text {
    if let last = parts.last, stacks(last, character) {
      parts[parts.count - 1].append(character)
    } else {
      parts.append(String(character))
    }
  }
  return parts
}

/// Whether the sign at the end of `before` puts the consonant that follows below its own.
private func stacks(_ before: String, _ next: Character) -> Bool {
  let marks = before.unicodeScalars.reversed().prefix { $0.properties.isGraphemeExtend }
  guard let sign = marks.first(where: { isStackingSign($0.value) }),
    let letter = next.unicodeScalars.first, let base = before.unicodeScalars.first
  else { return false }
  return letter.properties.generalCategory == .otherLetter && letter.value >> 8 == sign.value >> 8
    && base.properties.generalCategory == .otherLetter
}

private func isStackingSign(_ value: UInt32) -> Bool {
  [
    0x1039, 0x17D2, 0x1A60, 0x1B44, 0x1BAB, 0xA9C0, 0xAAF6, 0x10A3F, 0x11133, 0x113D0, 0x1193E,
    0x11A47, 0x11A99, 0x11F42,
  ].contains(value)
}
