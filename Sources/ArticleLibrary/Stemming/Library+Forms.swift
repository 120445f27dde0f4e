public import ArticleModel

/// The other forms of what is looked for, which are to be marked where they stand.
extension Library {
  /// The most forms that are told, and the most words that are gone through for them.
  private static let most = 100
  private static let mostWords = 200_000

  /// The words and phrases of an article that a query means by its own ones, as they are written;
  /// none where words are looked for as they are.
  public func forms(of terms: [TextTerm], in article: Article) -> [String] {
    let language = StemLanguage(tag: article.language)
    let wanted = terms.filter { !$0.isPrefix }
    guard isStemming, language != .none, !wanted.isEmpty else { return [] }
    var finder = FormFinder(wanted.map(\.text), language, most: Self.most, words: Self.mostWords)
    finder.look(in: article.title)
    for block in article.blocks { finder.look(in: block.plainText) }
    return finder.found
  }
}

/// Finds the words of texts that have the stems of some phrases.
private struct FormFinder {
  private(set) var found: [String] = []
  private let words: StemmedWords
  private let phrases: [[[UInt8]]]
  private let most: Int
  private var wordsLeft: Int
  private var stems: [Substring: [UInt8]] = [:]

  init(_ phrases: [String], _ language: StemLanguage, most: Int, words count: Int) {
    let words = StemmedWords(language)
    self.words = words
    self.phrases = phrases.map { words.words($0).map(\.stem) }.filter { !$0.isEmpty }
    self.most = most
    wordsLeft = count
  }

  /// Looks through a text.
  mutating func look(in text: String) {
    var last: [(range: Range<String.Index>, stem: [UInt8])] = []
    let longest = phrases.map(\.count).max() ?? 0
    for range in Self.words(in: text) {
      guard found.count < most, wordsLeft > 0 else { return }
      wordsLeft -= 1
      last.append((range, stem(of: text[range])))
      if last.count > longest { last.removeFirst() }
      for phrase in phrases where last.suffix(phrase.count).map(\.stem) == phrase {
        let start = last[last.count - phrase.count].range.lowerBound
        let form = String(text[start..<range.upperBound])
        if !found.contains(form) { found.append(form) }
      }
    }
  }

  private mutating func stem(of word: Substring) -> [UInt8] {
    if let known = stems[word] { return known }
    let stem = words.stem(word)
    stems[word] = stem
    return stem
  }

  private static func words(in text: String) -> [Range<String.Index>] {
    let scalars = text.unicodeScalars
    var words: [Range<String.Index>] = []
    var start: String.Index?
    for index in scalars.indices {
      let isWord = isWordScalar(scalars[index].value) && !scalars[index].isFoundByPairs
      if isWord {
        start = start ?? index
      } else if let from = start {
        words.append(from..<index)
        start = nil
      }
    }
    if let start { words.append(start..<text.endIndex) }
    return words
  }
}
