/// One of several versions of a story: an article that was saved more than once.
public struct StoryVersion: Hashable, Sendable, Identifiable {
  /// The headline of this version.
  public var headline: Headline
  /// When its file was saved.
  public var saved: Timestamp

  /// A version of a story.
  public init(headline: Headline, saved: Timestamp) {
    self.headline = headline
    self.saved = saved
  }

  public var id: ArticleID { headline.id }
}
