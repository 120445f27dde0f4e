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
  /// The letters by which a word is known.
  private static let stem = 6

  /// The words of a sentence.
  init(_ sentence: some StringProtocol) {
    var word: [Unicode.Scalar] = []
    var isFirst = true
    var previous: Unicode.Scalar?
    let scalars = Array(sentence.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      guard words.count < Self.most else { return }
      if scalar.isFoundByPairs {
        add(word, &isFirst)
        word = []
        if let previous { add(previous, scalar) }
        previous = scalar
        continue
      }
      previous = nil
      if scalar.isWordPart {
        word.append(scalar)
      } else if Self.joins(scalar), word.last?.properties.numericType != nil,
        index + 1 < scalars.count, scalars[index + 1].properties.numericType != nil
      {
        // The sign inside of a number is written in several ways.
        continue
      } else {
        add(word, &isFirst)
        word = []
      }
    }
    add(word, &isFirst)
  }

  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar == "," || scalar == "\u{202F}" || scalar == "'"
  }

  private mutating func add(_ word: [Unicode.Scalar], _ isFirst: inout Bool) {
    guard let first = word.first else { return }
    defer { isFirst = false }
    let isNumber = first.properties.numericType != nil
    guard word.count > 1 || isNumber else { return }
    let folded = FoldedWords(String(String.UnicodeScalarView(word))).text
    guard !folded.isEmpty, !CommonWords.contains(folded) else { return }
    let isName = first.properties.isUppercase && !isFirst
    add(
      Self.hash(isNumber ? Substring(folded) : Self.stem(of: folded)),
      Word(weight: Self.plain * (isNumber || isName ? 2 : 1), isExact: isNumber || isName))
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

  /// What stays the same in most forms of a word.
  private static func stem(of word: String) -> Substring {
    let start = word.unicodeScalars.prefix(stem)
    if start.endIndex < word.endIndex { return Substring(start) }
    return word.count > 3 && word.last == "s" ? word.dropLast() : word[...]
  }

  private static func hash(_ word: Substring) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }
}
