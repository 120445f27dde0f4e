/// What a feed tells of itself.
public struct Feed: Hashable, Sendable {
  public var title: String?
  /// The page that the feed belongs to.
  public var link: String?
  public var description: String?
  /// A language tag of BCP 47.
  public var language: String?
  public var author: String?
  /// When it was changed last.
  public var updated: Timestamp?
  /// The encoding that the file was decoded with, by its IANA name.
  public var charset = "UTF-8"

  /// A feed of which nothing is known yet.
  public init() {}
}

/// All that a file holds.
public struct FileContents: Hashable, Sendable {
  /// What the file tells of itself, where it is a feed.
  public var feed: Feed?
  /// Its articles in the file's order.
  public var articles: [Article]

  /// What a file holds.
  public init(feed: Feed? = nil, articles: [Article]) {
    self.feed = feed
    self.articles = articles
  }
}
