/// A change of one of the reader's marks on an article.
public struct MarkChange: Hashable, Sendable {
  /// A mark that an article has or has not.
  public enum Mark: String, Hashable, Sendable, CaseIterable {
    case read
    case starred
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
