public import ArticleModel

/// What is found in a story by words that only an older version of it has.
extension Library {
  /// The version of a story whose text is shown to somebody who looks for `terms`: the newest that
  /// has all of them, else the newest of all; and whether that is an older one.
  ///
  /// - Throws: ``ArticleModel/ReadFailure`` where the newest one cannot be read.
  public func version(
    of id: ArticleID, holding terms: [TextTerm]
  ) throws(ReadFailure) -> (article: Article, isOlder: Bool) {
    let newest = try articleInPassing(id)
    let catalogue = catalogue
    let story = story(of: id, in: catalogue)
    guard !story.isEmpty, !terms.isEmpty, !has(terms, newest) else { return (newest, false) }
    for docid in story.prefix(Self.mostRead) {
      guard let position = catalogue.position(ofDocument: docid) else { continue }
      let version = ArticleID(rawValue: catalogue.identifiers[position])
      guard version != id, let article = try? articleInPassing(version), has(terms, article) else {
        continue
      }
      return (article, true)
    }
    return (newest, false)
  }

  /// The versions that are read for one headline: there may be hundreds.
  private static var mostRead: Int { 4 }

  private func has(_ terms: [TextTerm], _ article: Article) -> Bool {
    let texts = [article.title] + article.blocks.map(\.plainText)
    return terms.allSatisfy { term in
      let forms = forms(of: [TextTerm(term.text)], in: article).map { TextTerm($0) }
      return !Snippet(of: texts, terms: [term] + forms).matches.isEmpty
    }
  }
}
