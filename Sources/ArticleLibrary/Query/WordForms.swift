internal import ArticleModel

/// How words are looked for in the full-text index: as they are written, or by their stems.
enum WordForms: Hashable, Sendable {
  case asWritten
  /// By the stems that they have in each of these languages, for words do not tell their language.
  case stems(of: Set<StemLanguage>)

  /// The term as the index may have it, each an expression of FTS5.
  func phrases(of term: TextTerm, isPrefix: Bool) -> [String] {
    guard case .stems(let languages) = self else {
      let words = SearchableText.fold(term.text).split(separator: " ").joined(separator: " ")
      return [Self.phrase(words, isPrefix: isPrefix)]
    }
    var phrases: [String] = []
    for language in [.none] + languages.sorted(by: { $0.number < $1.number }) {
      let words = Self.words(of: term.text, in: language, isPrefix: isPrefix)
      let phrase = Self.phrase(words, isPrefix: isPrefix)
      if !phrases.contains(phrase) { phrases.append(phrase) }
    }
    return phrases
  }

  /// The words of a text as an index of stems has them; a beginning of words stays as it is.
  private static func words(of text: String, in language: StemLanguage, isPrefix: Bool) -> String {
    let stemmed = StemmedWords(language)
    var words = stemmed.words(text).map { $0.stem + stemmed.language.mark }
    if isPrefix, let last = stemmed.words(text).last { words[words.count - 1] = last.plain }
    return String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self)
  }

  private static func phrase(_ words: String, isPrefix: Bool) -> String {
    "\"" + words + "\"" + (isPrefix ? "*" : "")
  }
}
