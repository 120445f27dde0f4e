internal import ArticleModel

/// A feed as the command line prints it before its articles: one line, absent facts as `null`.
struct FeedJSON: Encodable {
  let path: String
  let feed: Feed

  private enum Key: String, CodingKey {
    case kind, path, title, link, description, language, author, updated, charset
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode("feed", forKey: .kind)
    try container.encode(path, forKey: .path)
    try container.encode(feed.title, forKey: .title)
    try container.encode(feed.link, forKey: .link)
    try container.encode(feed.description, forKey: .description)
    try container.encode(feed.language, forKey: .language)
    try container.encode(feed.author, forKey: .author)
    try container.encode(feed.updated?.iso8601, forKey: .updated)
    try container.encode(feed.charset, forKey: .charset)
  }
}
