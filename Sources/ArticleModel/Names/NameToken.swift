/// A word of a sentence, as the search for names sees it.
struct NameToken {
  /// What stands before a word.
  enum Gap {
    /// The beginning of a sentence, or of what is said in quotes.
    case start
    case blank
    case ampersand
    case comma
    /// Anything else: the words do not belong together.
    case other
  }

  /// The word without an `’s` at its end.
  var text: String
  /// The same without case and accents.
  var folded: String
  var gap: Gap
  var isPossessive = false
  var isCapitalized: Bool
  /// Whether it has several letters, all of them capitals.
  var isAllCapitals: Bool
  /// Whether it is a letter with a dot that stands for a first name.
  var isInitial: Bool

  var startsSentence: Bool { gap == .start }
}

/// Finds the words of a sentence.
struct NameTokenizer {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var tokens: [NameToken] = []

  static func tokens(of sentence: some StringProtocol) -> [NameToken] {
    var tokenizer = NameTokenizer(scalars: Array(sentence.unicodeScalars))
    tokenizer.scan()
    return tokenizer.tokens
  }

  private init(scalars: [Unicode.Scalar]) {
    self.scalars = scalars
  }

  private mutating func scan() {
    var gapStart = 0
    while index < scalars.count {
      guard scalars[index].isWordPart, !scalars[index].isFoundByPairs else {
        index += 1
        continue
      }
      let start = index
      scanWord()
      add(start..<index, gap: gap(gapStart..<start))
      gapStart = index
    }
  }

  /// Takes letters with what joins them: apostrophes, hyphens, and the dots of initials.
  private mutating func scanWord() {
    let start = index
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar.isWordPart, !scalar.isFoundByPairs {
        index += 1
      } else if Self.isHyphen(scalar), isLetter(index + 1) {
        index += 1
      } else if Self.isApostrophe(scalar), isLetter(index + 1) {
        // An article that lost its vowel is a word of its own: l’Université.
        let isElision =
          !scalars[start].properties.isUppercase && index - start <= 5
          && scalars[index + 1].properties.isUppercase
        index += 1
        if isElision { return }
      } else if scalar == ".", isInitial(before: index) {
        index += 1
        guard isLetter(index), isInitial(before: index + 1), index + 1 < scalars.count,
          scalars[index + 1] == "."
        else { return }
      } else {
        return
      }
    }
  }

  private func isLetter(_ index: Int) -> Bool {
    index < scalars.count && scalars[index].isLetterOrNumber
  }

  /// Whether a single capital letter ends before `index`.
  private func isInitial(before index: Int) -> Bool {
    guard index > 0, index <= scalars.count, scalars[index - 1].properties.isUppercase else {
      return false
    }
    return index < 2 || !scalars[index - 2].isLetterOrNumber
  }

  private mutating func add(_ range: Range<Int>, gap: NameToken.Gap) {
    var word = Array(scalars[range])
    var isPossessive = false
    if word.count > 2, Self.isApostrophe(word[word.count - 2]), word.last == "s" {
      word.removeLast(2)
      isPossessive = true
    } else if word.last == "s", range.upperBound < scalars.count,
      Self.isApostrophe(scalars[range.upperBound])
    {
      isPossessive = true
    }
    let text = String(String.UnicodeScalarView(word))
    let letters = word.filter { $0.isLetterOrNumber }
    let capitals = letters.count { $0.properties.isUppercase }
    tokens.append(
      NameToken(
        text: text, folded: FoldedWords(text).text, gap: gap, isPossessive: isPossessive,
        isCapitalized: Self.isCapitalized(word),
        isAllCapitals: letters.count > 1
          && capitals == letters.count && word.last != ".",
        isInitial: letters.count == 1 && capitals == 1
          && (word.last == "." || gap == .blank && letters != ["I"])))
  }

  /// Whether a word is written like a name: `Orrell`, `al-Rashid`, `d’Arcy`.
  private static func isCapitalized(_ word: [Unicode.Scalar]) -> Bool {
    guard let first = word.first else { return false }
    if first.properties.isUppercase || first.properties.generalCategory == .titlecaseLetter {
      return true
    }
    guard let hyphen = word.firstIndex(where: isHyphen), hyphen + 1 < word.count else {
      return false
    }
    return word[hyphen + 1].properties.isUppercase
      && ["al", "el", "ul", "ad", "ar", "as", "at", "an", "ash"].contains(
        String(String.UnicodeScalarView(word[..<hyphen])))
  }

  private func gap(_ range: Range<Int>) -> NameToken.Gap {
    if tokens.isEmpty { return .start }
    let gap = scalars[range]
    if gap.contains(where: Self.beginsSpeech) { return .start }
    let signs = gap.filter { !$0.isBlank }
    if signs.isEmpty { return .blank }
    if signs == ["&"] { return .ampersand }
    if signs == [","] { return .comma }
    if signs.count == 1, signs.allSatisfy(Self.isApostrophe) { return .blank }
    // Inside of a sentence a dot stands behind a word that was cut short: Dr. Orrell.
    if signs == ["."], let last = tokens.last, last.isCapitalized, last.text.count <= 5 {
      return .blank
    }
    return .other
  }

  private static func beginsSpeech(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x22, 0x3A, 0xAB, 0x2018, 0x201C, 0x201E, 0x2022: true
    default: false
    }
  }

  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || scalar == "\u{2019}" || scalar == "\u{2BC}"
  }

  private static func isHyphen(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "\u{2010}" || scalar == "\u{2011}"
  }
}
