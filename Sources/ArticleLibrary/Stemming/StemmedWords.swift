internal import ArticleModel

/// Makes of text the words that an index of stems has: folded, each with the mark of its language.
///
/// The rules of languages need the accents that folding takes away, so words are cut back first.
struct StemmedWords {
  /// A word of a text.
  struct Word {
    /// Its stem, folded, without a mark.
    var stem: [UInt8]
    /// The word itself, folded.
    var plain: [UInt8]
  }

  let language: StemLanguage
  private let stemmer: Stemmer?

  /// The words of texts in a language.
  init(_ language: StemLanguage) {
    stemmer = Stemmer(language)
    self.language = stemmer == nil ? .none : language
  }

  /// The words of `text` as the index has them, parted by blanks, and behind them the words that are
  /// not their own stems, once each and without a mark.
  ///
  /// These are for beginnings of words, which mean words as they are written.
  func column(_ texts: some Sequence<String>) -> String {
    var bytes: [UInt8] = []
    var plain: [UInt8] = []
    var seen: Set<UInt64> = []
    let mark = language.mark
    for text in texts {
      forEach(in: text) { word in
        bytes += word.stem
        bytes += mark
        bytes.append(0x20)
        guard word.plain != word.stem, seen.insert(ByteHash.hash(word.plain)).inserted else {
          return
        }
        plain += word.plain
        plain.append(0x20)
      }
    }
    if !plain.isEmpty { bytes += Self.end }
    return String(decoding: bytes + plain, as: UTF8.self)
  }

  /// Stands between the words of a text and those that are repeated as they are written, so that no
  /// phrase goes on from one to the other: the last mark there can be, which no language has.
  private static let end: [UInt8] = [0xC2, 0x9F, 0x20]

  /// The words of `text`.
  func words(_ text: String) -> [Word] {
    var words: [Word] = []
    forEach(in: text) { words.append($0) }
    return words
  }

  /// The stem of a single word, folded.
  func stem(_ word: some StringProtocol) -> [UInt8] {
    var lower: [UInt8] = []
    for scalar in word.unicodeScalars { Self.appendLowercase(scalar, to: &lower) }
    return Self.folded(stemmer?.stem(lower) ?? lower)
  }

  /// A word in small letters, folded.
  private static func folded(_ word: [UInt8]) -> [UInt8] {
    word.allSatisfy { $0 < 0x80 } ? word : Folding.fold(String(decoding: word, as: UTF8.self))
  }

  /// Parts words as ``SearchableText`` does.
  private func forEach(in text: String, _ body: (Word) -> Void) {
    var word: [UInt8] = []
    var previous: Unicode.Scalar?
    var isPaired = false
    func endWord() {
      if !word.isEmpty {
        let plain = Self.folded(word)
        let stem = stemmer.map { Self.folded($0.stem(word)) } ?? plain
        if !plain.isEmpty { body(Word(stem: stem.isEmpty ? plain : stem, plain: plain)) }
        word.removeAll(keepingCapacity: true)
      }
      if let previous, !isPaired { emit([previous]) }
      previous = nil
      isPaired = false
    }
    func emit(_ scalars: [Unicode.Scalar]) {
      var folded: [UInt8] = []
      for scalar in scalars { Folding.append(scalar, to: &folded) }
      body(Word(stem: folded, plain: folded))
    }
    for scalar in text.unicodeScalars {
      if scalar.isFoundByPairs {
        if let before = previous {
          emit([before, scalar])
          isPaired = true
        } else {
          endWord()
        }
        previous = scalar
        continue
      }
      if previous != nil { endWord() }
      if isWordScalar(scalar.value) {
        Self.appendLowercase(scalar, to: &word)
      } else {
        endWord()
      }
    }
    endWord()
  }

  private static func appendLowercase(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    if scalar.value < 0x80 {
      let byte = UInt8(scalar.value)
      bytes.append(byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte)
    } else {
      bytes += scalar.properties.lowercaseMapping.utf8
    }
  }
}
