internal import ArticleLibrary
internal import ArticleModel

/// An article as the command line prints it: one object a line, absent facts as `null`.
struct ArticleJSON: Encodable {
  let id: ArticleID
  let path: String
  let published: Timestamp?
  let article: Article
  var marks = ReaderMarks.none
  /// The articles of the library that the related headlines mean.
  var relatedArticles: [ArticleID?] = []
  /// The versions of its story, the newest first, where there are several.
  var versions: [StoryVersion] = []
  /// The pictures that lie beside the page or in it.
  var pictures: [FoundPicture] = []

  private enum Key: String, CodingKey {
    case id, path, format, title, section, author, published, source, language, tags, words
    case minutes, blocks, text, related, links, removed, removals, read, starred, charset, kind
    case guid, summary, html, updated, authors, enclosures
    case versions, highlights, pictures
    case leadImage = "lead_image"
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    let words = article.wordCount
    try container.encode(id.description, forKey: .id)
    try container.encode(path, forKey: .path)
    try container.encode("article", forKey: .kind)
    try container.encode(article.format, forKey: .format)
    try container.encode(article.title, forKey: .title)
    try container.encode(article.section, forKey: .section)
    try container.encode(article.author, forKey: .author)
    try container.encode(published?.iso8601, forKey: .published)
    try container.encode(article.source, forKey: .source)
    try container.encode(article.language, forKey: .language)
    try container.encode(article.leadImage, forKey: .leadImage)
    try container.encode(tags, forKey: .tags)
    try container.encode(words, forKey: .words)
    try container.encode(readingMinutes(words: words), forKey: .minutes)
    try container.encode(article.blocks.map { BlockJSON(block: $0) }, forKey: .blocks)
    try container.encode(article.text, forKey: .text)
    try container.encode(related, forKey: .related)
    try container.encode(
      article.links.map { LinkJSON(text: $0.text, url: $0.url) }, forKey: .links)
    try container.encode(article.removed.map(\.text), forKey: .removed)
    try container.encode(article.removed.map { RemovalJSON(removal: $0) }, forKey: .removals)
    try container.encode(article.charset, forKey: .charset)
    try container.encode(marks.isRead, forKey: .read)
    try container.encode(marks.isStarred, forKey: .starred)
    try container.encode(pictures.map { PictureJSON(picture: $0) }, forKey: .pictures)
    try container.encode(versions.map { VersionJSON(version: $0) }, forKey: .versions)
    if let item = article.item { try encode(item, &container) }
    if let given = article.given {
      try container.encode(given.highlights.map(\.text), forKey: .highlights)
    }
  }

  /// What feeds and mails have, as far as this one has it.
  private func encode(
    _ item: FeedItem, _ container: inout KeyedEncodingContainer<Key>
  ) throws {
    try container.encodeIfPresent(item.guid, forKey: .guid)
    try container.encodeIfPresent(item.summary, forKey: .summary)
    try container.encodeIfPresent(item.updated?.iso8601, forKey: .updated)
    if !item.authors.isEmpty { try container.encode(item.authors, forKey: .authors) }
    if !item.enclosures.isEmpty { try container.encode(item.enclosures, forKey: .enclosures) }
    // Made of what is shown, so that nothing is in it that is not.
    if !article.blocks.isEmpty {
      try container.encode(
        ArticleHTML.body(article, title: item.documentTitle), forKey: .html)
    }
  }

  /// The article's own tags, and behind them those that the reader gave it.
  private var tags: [String] {
    article.tags + marks.tags.filter { !article.tags.contains($0) }
  }

  private var related: [RelatedJSON] {
    article.related.enumerated().map { index, headline in
      let id = relatedArticles.indices.contains(index) ? relatedArticles[index] : nil
      return RelatedJSON(title: headline.title, url: headline.url, article: id?.description)
    }
  }
}

/// A piece that was left out, why, and by which rule.
private struct RemovalJSON: Encodable {
  let removal: Removal

  private enum Key: String, CodingKey {
    case text, reason, rule, position
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(removal.text, forKey: .text)
    try container.encode(removal.reason.rawValue, forKey: .reason)
    try container.encode(removal.rule, forKey: .rule)
    try container.encode(removal.position, forKey: .position)
  }
}

private struct PictureJSON: Encodable {
  let picture: FoundPicture

  private enum Key: String, CodingKey {
    case source, place, path, type, bytes
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(picture.source, forKey: .source)
    switch picture.place {
    case .file(let path):
      try container.encode("file", forKey: .place)
      try container.encode(path, forKey: .path)
    case .embedded(let type, let bytes):
      try container.encode("embedded", forKey: .place)
      try container.encode(type, forKey: .type)
      try container.encode(bytes, forKey: .bytes)
    case .missing: try container.encode("missing", forKey: .place)
    }
  }
}

private struct VersionJSON: Encodable {
  let version: StoryVersion

  private enum Key: String, CodingKey {
    case id, path, published, saved
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(version.id.description, forKey: .id)
    try container.encode(version.headline.path, forKey: .path)
    try container.encode(version.headline.published.iso8601, forKey: .published)
    try container.encode(version.saved.iso8601, forKey: .saved)
  }
}

private struct LinkJSON: Encodable {
  let text: String
  let url: String
}

/// A related headline; the encoder would leave out what is absent, and scripts want `null`.
private struct RelatedJSON: Encodable {
  let title: String
  let url: String?
  let article: String?

  private enum Key: String, CodingKey {
    case title, url, article
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(title, forKey: .title)
    try container.encode(url, forKey: .url)
    try container.encode(article, forKey: .article)
  }
}

/// A block: its kind, its words, and what else its kind has.
private struct BlockJSON: Encodable {
  let block: Block

  private enum Key: String, CodingKey {
    case kind, text, level, items, ordered, source
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(block.plainText, forKey: .text)
    switch block {
    case .heading(let level, _): try container.encode(level, forKey: .level)
    case .list(let isOrdered, _, let items):
      try container.encode(isOrdered, forKey: .ordered)
      try container.encode(
        items.map { $0.map(\.plainText).joined(separator: "\n") }, forKey: .items)
    case .image(let source, _): try container.encode(source, forKey: .source)
    default: break
    }
  }

  private var kind: String {
    switch block {
    case .paragraph: "paragraph"
    case .heading: "heading"
    case .quote: "quote"
    case .list: "list"
    case .code: "code"
    case .table: "table"
    case .image: "image"
    case .rule: "rule"
    }
  }
}
