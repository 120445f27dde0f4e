internal import ArticleModel

/// Reads RSS, RDF, Atom and CDF.
enum FeedParser {
  /// The articles of a feed, or `nil` where the text is no feed.
  static func parse(_ text: String, charset: String, bodies: Bodies) -> FileContents? {
    guard let tree = tree(of: text, bodies: bodies), let root = tree.root else { return nil }
    return contents(tree, root, charset, bodies)
  }

  /// The elements of a feed, or of a list of feeds.
  static func tree(of text: String, bodies: Bodies = .all) -> FeedTree? {
    XMLReading.read(text) { FeedTree(bodies: bodies) }
  }

  private static func contents(
    _ tree: FeedTree, _ root: XMLElement, _ charset: String, _ bodies: Bodies
  ) -> FileContents {
    let isAtom = tree.isAtom
    let feed = feed(root, isAtom, charset, tree.entries)
    let owners = FeedEntry(node: root, isAtom: isAtom).authors
    let owner = owners.isEmpty ? nil : owners.map(\.display).joined(separator: ", ")
    var articles: [Article] = []
    articles.reserveCapacity(tree.entries.count)
    for (index, node) in tree.entries.enumerated() {
      let entry = FeedEntry(node: node, isAtom: isAtom)
      var article = article(entry, feed, charset, hasBody: bodies.include(index))
      // Atom's entries are by the feed's author unless they say otherwise.
      if isAtom, article.author == nil { article.author = owner }
      articles.append(article)
    }
    ArticleNames.give(to: &articles, newestFirst: true)
    return FileContents(feed: feed, articles: articles)
  }

  // MARK: The feed

  private static func feed(
    _ root: XMLElement, _ isAtom: Bool, _ charset: String, _ entries: [XMLElement]
  ) -> Feed {
    // In RDF, and in feeds without a channel, facts stand beside it.
    let channel = root.name == "channel" ? nil : root.child("channel")
    let head = FeedEntry(node: channel ?? root, isAtom: isAtom)
    let beside = FeedEntry(node: root, isAtom: isAtom)
    var feed = Feed()
    feed.charset = charset
    feed.title = head.line("title", "dc:title") ?? beside.line("title", "dc:title")
    feed.link = head.link ?? (channel == nil ? nil : beside.link)
    feed.description =
      head.line("description", "subtitle", "tagline", "abstract", "dc:description")
      ?? beside.line("description", "subtitle", "tagline")
      ?? head.line("itunes:summary", "itunes:subtitle", "info") ?? beside.line("info")
    feed.language = head.language
    let authors = head.authors.isEmpty ? head.webMasters : head.authors
    if !authors.isEmpty { feed.author = authors.map(\.full).joined(separator: ", ") }
    feed.updated = head.updated ?? head.published
    return feed
  }

  // MARK: An entry

  private static func article(
    _ entry: FeedEntry, _ feed: Feed, _ charset: String, hasBody: Bool
  ) -> Article {
    let body = entry.body
    var article = Article(
      format: entry.isAtom ? "atom" : "rss", charset: charset,
      title: entry.headline ?? FeedTitle.title(of: body?.text, else: entry.link ?? entry.guid))
    var item = FeedItem()
    item.guid = entry.guid
    item.updated = entry.updated
    item.enclosures = entry.enclosures
    takePeople(entry, &article, &item)
    article.tags = entry.tags
    article.section = article.tags.first
    article.published = entry.published ?? item.updated
    article.source = entry.link
    article.language = entry.language ?? feed.language
    article.leadImage = entry.image
    if hasBody {
      item.summary = entry.line(
        "summary", "description", "dc:description", "abstract", "dcterms:abstract",
        "itunes:summary", "itunes:subtitle", "media:description")
      take(body, entry, &article)
    }
    article.item = item
    return article
  }

  private static func takePeople(
    _ entry: FeedEntry, _ article: inout Article, _ item: inout FeedItem
  ) {
    var authors = entry.authors
    if authors.isEmpty, let source = entry.node.child("source") {
      authors = FeedEntry(node: source, isAtom: entry.isAtom).authors
    }
    item.authors = authors.map(\.full)
    if !authors.isEmpty {
      article.author = authors.map(\.display).joined(separator: ", ")
    }
  }

  private static func take(
    _ body: (node: XMLElement, text: FeedText)?, _ entry: FeedEntry, _ article: inout Article
  ) {
    if let (node, text) = body {
      BodyMarkup.take(text, base: node.base ?? article.source, into: &article)
    }
    article.links += entry.otherLinks
  }
}
