/// The reader's marks on one article.
public struct ReaderMarks: Hashable, Sendable {
  public var isRead: Bool
  public var isStarred: Bool
  /// The reader's own tags, those first that were first used.
  public var tags: [String]

  /// No marks at all.
  public static let none = ReaderMarks(isRead: false, isStarred: false, tags: [])
}
