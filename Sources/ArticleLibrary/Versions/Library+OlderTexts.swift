public import ArticleModel

/// What is found in a story by words that only an older version of it has.
extension Library {
  /// The version of a story whose text is shown to somebody who asks for `query`: the newest that
  /// has its words, else the newest of all; and whether that is an older one.
  ///
  /// What is asked beside words, and what must not be in a text, is asked of the newest alone. The
  /// words of a query that is being typed may be beginnings of others.
  ///
  /// - Throws: ``ArticleModel/ReadFailure`` where the newest one cannot be read.
  public func version(
    of id: ArticleID, holding query: Query, isTyped: Bool = false
  ) throws(ReadFailure) -> (article: Article, isOlder: Bool) {
    let newest = try articleInPassing(id)
    let catalogue = catalogue
    let story = story(of: id, in: catalogue)
    guard !story.isEmpty, !query.textTerms.isEmpty, !has(query.root, newest, isTyped) else {
      return (newest, false)
    }
    for docid in story.prefix(Self.mostRead) {
      guard let position = catalogue.position(ofDocument: docid) else { continue }
      let version = ArticleID(rawValue: catalogue.identifiers[position])
      guard version != id, let article = try? articleInPassing(version),
        has(query.root, article, isTyped)
      else { continue }
      return (article, true)
    }
    return (newest, false)
  }

  /// The versions that are read for one headline: there may be hundreds.
  private static var mostRead: Int { 4 }

  private func has(_ node: QueryNode, _ article: Article, _ isTyped: Bool) -> Bool {
    switch node {
    case .all(let parts): parts.allSatisfy { has($0, article, isTyped) }
    case .any(let parts): parts.contains { has($0, article, isTyped) }
    case .text(let term):
      has(term, [article.title] + article.blocks.map(\.plainText), article, isTyped)
    case .field(.title(let term)): has(term, [article.title], article, isTyped)
    case .field, .not: true
    }
  }

  private func has(
    _ term: TextTerm, _ texts: [String], _ article: Article, _ isTyped: Bool
  ) -> Bool {
    let whole = forms(of: [TextTerm(term.text)], in: article).map { TextTerm($0) }
    let term = isTyped ? TextTerm(term.text, isPrefix: true) : term
    return !Snippet(of: texts, terms: [term] + whole).matches.isEmpty
  }
}
