/// Articles of a library that tell the same event, or that are joined by the reader.
public struct Story: Hashable, Sendable, Identifiable {
  /// The article by which the story is called: the one that was published first.
  public var id: ArticleID
  /// Its articles, the newest first.
  public var headlines: [Headline]

  /// A story of some articles, the newest first.
  public init(id: ArticleID, headlines: [Headline]) {
    self.id = id
    self.headlines = headlines
  }

  /// Whether the reader follows it.
  public var isFollowed: Bool { headlines.contains { $0.isFollowed } }
}
