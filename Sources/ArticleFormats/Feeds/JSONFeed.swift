internal import ArticleModel

/// Reads JSON Feed.
enum JSONFeed {
  /// The most bytes that are looked at for the mark of the format.
  private static let lookedAt = 64 * 1024

  /// Whether a text may be a feed: it begins an object and names the format.
  static func isLikely(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return false }
      let start = Array("jsonfeed.org".utf8)
      let head = bytes.prefix(lookedAt)
      return head.indices.contains { head[$0] == start[0] && head[$0...].starts(with: start) }
    }
  }

  /// The articles of a feed, or `nil` where the text is none.
  static func parse(_ text: String, charset: String, bodies: Bodies) -> FileContents? {
    guard let root = JSONValue(text), root["version"]?.text?.contains("jsonfeed.org") == true
    else { return nil }
    let base = root["feed_url"]?.words ?? root["home_page_url"]?.words
    var feed = Feed()
    feed.charset = charset
    feed.title = line(root["title"])
    feed.link = line(root["home_page_url"])
    feed.description = line(root["description"])
    feed.language = line(root["language"])
    let people = people(root)
    if !people.isEmpty { feed.author = people.joined(separator: ", ") }
    var articles: [Article] = []
    for (index, item) in (root["items"]?.array ?? []).enumerated() where item.isObject {
      articles.append(
        article(item, feed, base: base, charset, hasBody: bodies.include(index)))
    }
    ArticleNames.give(to: &articles, newestFirst: true)
    return FileContents(feed: feed, articles: articles)
  }

  private static func article(
    _ item: JSONValue, _ feed: Feed, base: String?, _ charset: String, hasBody: Bool
  ) -> Article {
    let markup = item["content_html"]?.words
    let plain = item["content_text"]?.words ?? item["summary"]?.words
    let body =
      markup.map { FeedText(kind: .markup, text: $0) }
      ?? plain.map { FeedText(kind: .plain, text: $0) }
    let link = address(item["url"] ?? item["external_url"], base)
    var facts = FeedItem()
    facts.guid = line(item["id"])
    facts.summary = line(item["summary"])
    facts.updated = item["date_modified"]?.words.flatMap { StatedTime.parse($0) }
    facts.authors = people(item)
    facts.enclosures = (item["attachments"]?.array ?? []).compactMap { address($0["url"], base) }
    var article = Article(
      format: "json-feed", charset: charset,
      title: line(item["title"]) ?? FeedTitle.title(of: body, else: link ?? facts.guid))
    article.author = facts.authors.isEmpty ? feed.author : facts.authors.joined(separator: ", ")
    article.published =
      item["date_published"]?.words.flatMap { StatedTime.parse($0) } ?? facts.updated
    article.source = link
    article.language = line(item["language"]) ?? feed.language
    article.leadImage = address(item["image"] ?? item["banner_image"], base)
    article.tags = (item["tags"]?.array ?? []).compactMap { line($0) }
    article.section = article.tags.first
    article.item = facts
    if hasBody, let body { BodyMarkup.take(body, base: link ?? base, into: &article) }
    return article
  }

  private static func line(_ value: JSONValue?) -> String? {
    let line = value?.words.map { safeLine($0) } ?? ""
    return line.isEmpty ? nil : line
  }

  private static func address(_ value: JSONValue?, _ base: String?) -> String? {
    line(value).map { WebAddress.resolve($0, on: base.flatMap { WebAddress($0) }) }
  }

  private static func people(_ value: JSONValue) -> [String] {
    let authors = value["authors"]?.array ?? []
    return (authors.isEmpty ? [value["author"]].compactMap { $0 } : authors).compactMap {
      line($0["name"]) ?? line($0["url"])
    }
  }
}
