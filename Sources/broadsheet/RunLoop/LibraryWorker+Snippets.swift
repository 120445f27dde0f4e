internal import ArticleLibrary
internal import ArticleModel

/// What is looked for in the texts of stories.
extension LibraryWorker {
  /// What stands around the words of a filter in a story, or in the version of it that has them.
  func snippet(of id: ArticleID, filter: String) -> String {
    let query = Query.parse(filter).query
    guard let (article, isOlder) = try? library.version(of: id, holding: query, isTyped: true),
      let snippet = Snippet(of: article, filter: filter, forms: forms(of: filter, in: article))
    else { return "" }
    return (isOlder ? HeadlineText.olderVersion : "") + snippet.text
  }

  /// The other forms of a filter’s words that stand in an article.
  func forms(of filter: String, in article: Article) -> [String] {
    library.forms(of: Query.parse(filter).query.textTerms, in: article)
  }
}
