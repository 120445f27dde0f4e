/// A change of one of the reader's marks on an article.
public struct MarkChange: Hashable, Sendable {
  /// A mark that an article has or has not.
  public enum Mark: Hashable, Sendable {
    case read
    case starred
    /// A word that the reader gave the article.
    case tag(String)
    /// The reader follows the story that the article belongs to.
    case followed
    /// The article stands alone, whatever it is alike to.
    case apart
    /// The article’s story and that of another article are one.
    case together(ArticleID)
  }

  public var article: ArticleID
  public var mark: Mark
  /// Whether the article has the mark from now on.
  public var isSet: Bool

  /// A change of `mark` on `article`.
  public init(_ article: ArticleID, _ mark: Mark, _ isSet: Bool) {
    self.article = article
    self.mark = mark
    self.isSet = isSet
  }
}

extension MarkChange.Mark {
  private static let tagPrefix = "tag:"
  private static let togetherPrefix = "together:"

  /// The name by which files and queries call the mark: `read`, `starred`, `followed`,
  /// `tag:politics`.
  public var name: String {
    switch self {
    case .read: "read"
    case .starred: "starred"
    case .tag(let tag): Self.tagPrefix + tag
    case .followed: "followed"
    case .apart: "apart"
    case .together(let other): Self.togetherPrefix + other.description
    }
  }

  /// Whether it is about the story that the article tells, not about the article.
  public var isOfStory: Bool {
    switch self {
    case .read, .starred, .tag: false
    case .followed, .apart, .together: true
    }
  }

  /// The mark that ``name`` gives this name; `nil` where there is none.
  public init?(name: String) {
    switch name {
    case "read": self = .read
    case "starred": self = .starred
    case "followed": self = .followed
    case "apart": self = .apart
    default:
      if name.hasPrefix(Self.togetherPrefix) {
        guard let other = ArticleID(String(name.dropFirst(Self.togetherPrefix.count))) else {
          return nil
        }
        self = .together(other)
        return
      }
      guard name.hasPrefix(Self.tagPrefix) else { return nil }
      self = .tag(String(name.dropFirst(Self.tagPrefix.count)))
    }
  }
}
