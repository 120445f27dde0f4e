internal import ArticleModel

/// Reads web archives: each page in them is an article, with its address.
enum ArchiveParser {
  /// What an archive holds.
  static func parse(
    _ stream: ArchiveStream, name: String, bodies: Bodies, rules: SiteRules
  ) throws(ReadFailure) -> FileContents {
    var reader = ArchiveReader(stream)
    var articles: [Article] = []
    while let page = reader.next() {
      let isRead = bodies.include(articles.count)
      guard let article = article(page, isRead: isRead, rules) else { continue }
      articles.append(article)
    }
    guard !articles.isEmpty else {
      throw ReadFailure(path: name, reason: "there is no page in the archive")
    }
    ArticleNames.give(to: &articles, newestFirst: false)
    return FileContents(articles: articles)
  }

  private static func article(
    _ page: ArchivedPage, isRead: Bool, _ rules: SiteRules
  ) -> Article? {
    guard let decoded = TextDecoder.decode(page.bytes, declared: page.charset) else { return nil }
    let name = page.address ?? ""
    var article: Article
    if !isRead {
      // Where it counts only which article it is.
      article = Article(format: "warc", title: "")
    } else if page.isPlain, !HTMLPage.matches(decoded.text, fileExtension: "") {
      article = PageTextParser.parse(safeText(decoded.text), fileName: safeLine(name))
    } else {
      article = HTMLPage.parse(
        decoded.text, fileName: safeLine(name), address: page.address, rules: rules)
    }
    article.format = "warc"
    article.charset = decoded.charset
    article.source = page.address ?? article.source
    article.published = article.published ?? page.saved
    article.item = FeedItem()
    article.item?.guid = page.address
    return article
  }
}
