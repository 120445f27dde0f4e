/// What a list shows of an article: its facts without its text, and the reader's marks.
public struct Headline: Hashable, Sendable, Identifiable {
  public let id: ArticleID
  /// The file's path inside its library folder.
  public var path: String
  public var title: String
  public var section: String?
  public var author: String?
  /// When it was published; the file's date where the article does not say.
  public var published: Timestamp
  public var source: String?
  public var words: Int
  public var isRead: Bool
  public var isStarred: Bool
  /// How many versions of the story were saved; this is the newest of them.
  public var versions = 1
  /// How many articles of the library tell the same story, this one among them.
  public var storySize = 1
  /// Whether the list shows it below the first article of its story, which was unfolded.
  public var isUnfolded = false
  /// Whether the reader follows its story.
  public var isFollowed = false

  /// A headline without marks.
  public init(
    id: ArticleID, path: String, title: String, section: String? = nil, author: String? = nil,
    published: Timestamp, source: String? = nil, words: Int = 0, isRead: Bool = false,
    isStarred: Bool = false
  ) {
    self.id = id
    self.path = path
    self.title = title
    self.section = section
    self.author = author
    self.published = published
    self.source = source
    self.words = words
    self.isRead = isRead
    self.isStarred = isStarred
  }

  /// Whether anything is known of the article yet; what is not yet loaded is only a place in a list.
  public var isKnown: Bool { !title.isEmpty || !path.isEmpty }

  /// Minutes it takes to read, at least one.
  public var minutes: Int { readingMinutes(words: words) }
}
