/// What a query can ask about an article, but for its text.
public struct QueryFacts: Hashable, Sendable {
  public var title: String
  public var section: String?
  public var author: String?
  public var source: String?
  /// The article's tags and the reader's.
  public var tags: [String]
  public var published: Timestamp
  /// Minutes it takes to read.
  public var minutes: Int
  /// A language tag of BCP 47.
  public var language: String?
  public var hasImage = false
  public var hasRelated = false
  public var hasNotes = false
  public var isRead = false
  public var isStarred = false
  public var isNew = false
  public var isUnfinished = false

  /// The facts of an article that has no marks, image or related stories.
  public init(
    title: String, section: String? = nil, author: String? = nil, source: String? = nil,
    tags: [String] = [], published: Timestamp, minutes: Int = 1, language: String? = nil
  ) {
    self.title = title
    self.section = section
    self.author = author
    self.source = source
    self.tags = tags
    self.published = published
    self.minutes = minutes
    self.language = language
  }
}
