internal import ArticleModel

/// An article as the index has it: everything that lists and relations need, and where its text is.
struct StoredArticle: Sendable {
  var docid: Int64
  /// The headline without marks.
  var headline: Headline
  /// The hash of its contents, which finds its marks where the file has moved.
  var fingerprint: UInt64
  var place: FilePlace
  /// Which of the file's articles it is.
  var number: Int
}

/// An article on its way into the index.
struct ParsedArticle: Sendable {
  var headline: Headline
  var fingerprint: UInt64
  /// The hash of its page's address, or 0.
  var address: UInt64
  /// What tells texts that are nearly the same.
  var sketch: TextSketch.Bands
  /// When its file was saved.
  var saved: Timestamp
  var number: Int
  var language: String?
  /// The article's own tags, folded, each between two bars.
  var tags: String
  /// Bits of ``Contents``.
  var contents: Int
  /// What the article is about.
  var terms: [Term]
  /// What its page points to.
  var pointers: [UInt32]
  /// Its words for the full-text index; `nil` where only its headline has been read.
  var text: SearchableText?

  /// What an article has besides text, as bits of a column.
  enum Contents {
    static let image = 1
    static let related = 2
    /// What another program says that the reader did with it.
    static let read = 4
    static let starred = 8
    static let given = read | starred
  }

  /// What is to be known of an article of a file; its words are their stems where `isStemming` says
  /// so.
  init(_ article: Article, file: FoundFile, number: Int, isStemming: Bool = false) {
    headline = Headline(
      id: article.id(in: file.identity), path: file.place.name, title: article.title,
      section: article.section, author: article.author,
      published: article.published ?? Timestamp(seconds: file.status.modified),
      source: article.source, words: article.wordCount)
    fingerprint = article.fingerprint
    address = article.source.map { Address.hash(of: $0) } ?? 0
    saved = Timestamp(seconds: file.status.modified)
    self.number = number
    language = article.language
    tags =
      article.tags.isEmpty
      ? ""
      : "|"
        + article.tags.map { String(decoding: Folding.fold($0), as: UTF8.self) }
        .joined(separator: "|") + "|"
    let hasImage = article.leadImage != nil || article.blocks.contains { $0.isImage }
    contents =
      (hasImage ? Contents.image : 0) | (article.related.isEmpty ? 0 : Contents.related)
      | (article.given?.isRead == true ? Contents.read : 0)
      | (article.given?.isStarred == true ? Contents.starred : 0)
    terms = TermFinder.terms(of: article)
    pointers = Pointers.of(article)
    let text = SearchableText(article)
    sketch = TextSketch.bands(of: text.body)
    self.text = isStemming ? SearchableText(stemming: article) : text
  }
}

/// A file that was read, with what is to be known of it.
struct ReadFile: Sendable {
  var file: FoundFile
  var articles: [ParsedArticle] = []
  var failure: ReadFailure?
  /// Whether the file was read, so that a failure is in its bytes.
  var wasRead = false
}
