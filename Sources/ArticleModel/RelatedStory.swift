/// A story that belongs beside another one, and why.
public struct RelatedStory: Hashable, Sendable {
  /// Why a story is shown beside another one.
  public enum Reason: Hashable, Sendable {
    /// The page itself names it.
    case onThePage
    /// Its words are alike; `terms` are those that weigh most.
    case alike(terms: [String])
  }

  /// The headline: of the article where it is known, else as the page words it.
  public var title: String
  public var reason: Reason
  /// The article, or `nil` where it is not in this library.
  public var headline: Headline?
  /// How sure the relation is: 1 for the exact headline, near 0 for hardly alike.
  public var confidence: Double
  /// The address that the page gives for it.
  public var url: String?

  /// A story beside another one.
  public init(
    title: String, reason: Reason, headline: Headline?, confidence: Double, url: String? = nil
  ) {
    self.title = title
    self.reason = reason
    self.headline = headline
    self.confidence = confidence
    self.url = url
  }
}
