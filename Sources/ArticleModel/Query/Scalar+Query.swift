extension Unicode.Scalar {
  /// Whether it parts the words of a query.
  var isBlank: Bool {
    value < 0x80 ? value <= 0x20 || value == 0x7F : properties.isWhitespace || value <= 0x9F
  }

  var isLetterOrNumber: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .privateUse:
      true
    default: false
    }
  }

  /// Whether it is written inside of words: a letter, a digit or a mark on one.
  public var isWordPart: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: isLetterOrNumber
    }
  }

  /// Whether it is Chinese, Japanese or Korean, where words are not parted by blanks and any two
  /// characters side by side are looked for like a word.
  public var isFoundByPairs: Bool {
    switch value {
    case 0x1100...0x11FF, 0x3005...0x3007, 0x3040...0x30FF, 0x3100...0x318F, 0x31F0...0x31FF,
      0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0xFF66...0xFF9F,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
