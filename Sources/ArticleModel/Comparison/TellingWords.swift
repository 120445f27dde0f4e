/// The words of a sentence by which it can be told again in other words, each with its weight.
///
/// A word counts by its first letters, so that most of its forms are one. Names and numbers count
/// double, and words that stand in every text do not count. Chinese, Japanese and Korean have pairs
/// of characters in the place of words.
struct TellingWords {
  struct Word {
    /// How much it tells; a plain word tells ``plain``.
    var weight: Int
    /// Whether it is a name or a number.
    var isExact: Bool
  }

  /// The words by a number that stands for each.
  private(set) var words: [UInt64: Word] = [:]

  /// The weight of a word that is neither a name nor common.
  static let plain = 10

  /// The most words of a sentence; one that has more has no stop that is known.
  private static let most = 120

  /// The words of a sentence.
  init(_ sentence: some StringProtocol) {
    var word = FoldedWord()
    var isFirst = true
    var previous: Unicode.Scalar?
    var wasDigit = false
    for scalar in sentence.unicodeScalars {
      if scalar.isPartOfWord {
        if scalar.value >= 0x1100, scalar.isFoundByPairs {
          end(&word, &isFirst)
          if let previous { add(previous, scalar) }
          previous = scalar
          wasDigit = false
          continue
        }
        word.append(scalar)
        wasDigit = scalar.isDigit
      } else if wasDigit, Self.joins(scalar) {
        // The sign inside of a number is written in several ways; behind one it is nothing.
        wasDigit = false
      } else {
        end(&word, &isFirst)
        wasDigit = false
        guard words.count < Self.most else { return }
      }
      previous = nil
    }
    end(&word, &isFirst)
  }

  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar == "," || scalar == "\u{202F}" || scalar == "'"
  }

  private mutating func end(_ word: inout FoldedWord, _ isFirst: inout Bool) {
    guard word.count > 0 else { return }
    defer {
      isFirst = false
      word = FoldedWord()
    }
    guard word.count > 1 || word.isNumber, !CommonWords.contains(hash: word.hash) else { return }
    let isExact = word.isNumber || word.isCapitalized && !isFirst
    add(word.stem, Word(weight: Self.plain * (isExact ? 2 : 1), isExact: isExact))
  }

  /// Two characters side by side; those that only carry the grammar count little.
  private mutating func add(_ left: Unicode.Scalar, _ right: Unicode.Scalar) {
    let isGrammar = [left, right].allSatisfy { (0x3040...0x309F).contains($0.value) }
    let isHalf = [left, right].contains { (0x3040...0x309F).contains($0.value) }
    let value = UInt64(left.value) << 32 | UInt64(right.value)
    add(value, Word(weight: Self.plain * (isGrammar ? 1 : isHalf ? 4 : 10) / 10, isExact: false))
  }

  private mutating func add(_ key: UInt64, _ word: Word) {
    if let known = words[key], known.weight >= word.weight { return }
    words[key] = word
  }
}

/// A word while it is read: only what it folds to counts, and of that a number that stands for it.
private struct FoldedWord {
  /// Its folded characters so far.
  var count = 0
  /// The number for all of it.
  var hash = WordHash.seed
  /// The number for its first letters, and for all but its last one.
  private var start = WordHash.seed
  private var beforeLast = WordHash.seed
  private var last: UInt32 = 0
  var isCapitalized = false
  var isNumber = false

  /// The letters by which a long word is known.
  private static let stemLetters = 6

  mutating func append(_ scalar: Unicode.Scalar) {
    if count == 0 {
      isNumber = scalar.isDigit
      isCapitalized =
        scalar.value < 0x80
        ? (0x41...0x5A).contains(scalar.value) : scalar.properties.isUppercase
    }
    if scalar.value < 0x80 {
      let isUpper = (0x41...0x5A).contains(scalar.value)
      add(isUpper ? scalar.value + 32 : scalar.value)
    } else {
      for value in FoldedText(String(scalar)).scalars { add(value) }
    }
  }

  private mutating func add(_ value: UInt32) {
    beforeLast = hash
    hash = WordHash.adding(value, to: hash)
    last = value
    count += 1
    if count <= Self.stemLetters { start = hash }
  }

  /// The number for what stays the same in most forms of the word; a number has none.
  var stem: UInt64 {
    if isNumber { return hash }
    if count > Self.stemLetters { return start }
    return count > 3 && last == 0x73 ? beforeLast : hash
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool {
    value < 0x80 ? (0x30...0x39).contains(value) : properties.numericType != nil
  }

  /// ``isWordPart``, which most letters are told to be by a comparison or two.
  fileprivate var isPartOfWord: Bool {
    guard value < 0x80 else { return isWordPart }
    return (value | 0x20) &- 0x61 < 26 || value &- 0x30 < 10
  }
}
