/// A story that belongs beside another one, and why.
public struct RelatedStory: Hashable, Sendable {
  /// Why a story is shown beside another one.
  public enum Reason: Hashable, Sendable {
    /// The page itself names it.
    case onThePage
    /// Its page names or links to the article.
    case linksHere
    /// It tells the same event, as so many articles of the library do, the one at hand among them.
    case sameStory(sources: Int)
    /// It belongs to the same story and was published on an earlier day.
    case earlierInStory
    /// It belongs to the same story and was published on a later day.
    case laterInStory
    /// It is about the same people, places or organisations.
    case sameNames([String])
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

extension RelatedStory.Reason {
  /// The reason in the reader's words: "linked from the page", "same story · 3 sources".
  public var sentence: String {
    switch self {
    case .onThePage: "linked from the page"
    case .linksHere: "links here"
    case .sameStory(let sources): "same story · \(sources) sources"
    case .earlierInStory: "earlier in this story"
    case .laterInStory: "later in this story"
    case .sameNames(let names): "same people: " + names.joined(separator: ", ")
    case .alike(let terms) where terms.isEmpty: "alike"
    case .alike(let terms): "alike: " + terms.joined(separator: ", ")
    }
  }
}

/// A word that two articles share, and how much it makes them alike.
public struct SharedTerm: Hashable, Sendable {
  /// The word as one of the articles writes it.
  public var word: String
  /// Its share of their likeness, from 0 to 1.
  public var share: Double

  /// A word with its share.
  public init(word: String, share: Double) {
    self.word = word
    self.share = share
  }
}
