/// Which headlines a list shows, and in which order.
public struct HeadlineQuery: Hashable, Sendable {
  /// An order of headlines.
  ///
  /// Of those of one minute the one that was saved last comes first, then the first by its path.
  public enum Order: String, Hashable, Sendable, CaseIterable {
    case newest
    case oldest
    case title
    /// By section, each newest first; those without one at the end.
    case section
    /// Unread ones first, each part newest first.
    case unread
    /// The best match first; without words to match, the same as ``newest``.
    case relevance
  }

  /// Words that must all occur in headline or section, whatever their case and accents.
  public var filter: String
  public var order: Order
  /// Whether articles that tell the same story are one row: the first of them in this order.
  public var foldsStories: Bool
  /// The stories whose articles stand below that row, by any of their articles.
  public var unfolded: Set<ArticleID> = []

  /// All headlines, or those that `filter` leaves.
  public init(filter: String = "", order: Order = .newest, foldsStories: Bool = false) {
    self.filter = filter
    self.order = order
    self.foldsStories = foldsStories
  }
}

/// A stretch of the list that a query gives.
public struct HeadlinePage: Hashable, Sendable {
  public var query: HeadlineQuery
  /// How many headlines the query finds in all; so many at least, where ``isCounted`` is not set.
  public var total: Int
  /// How many of these are unread.
  public var unread: Int
  /// How many headlines at the beginning of the list are new ones of stories that are followed.
  public var followed = 0
  /// The position of the first of ``headlines`` in the whole list.
  public var start: Int
  public var headlines: [Headline]
  /// Where the article that the request asked about stands in the whole list, if it is there.
  public var anchor: Int?
  /// Whether the whole list is known, or only its beginning yet.
  public var isCounted: Bool
  /// Whether the screen did not need it yet when it was asked for.
  public var isAhead = false

  /// A stretch of a list of `total` headlines.
  public init(
    query: HeadlineQuery, total: Int, unread: Int, start: Int, headlines: [Headline],
    anchor: Int? = nil, isCounted: Bool = true, followed: Int = 0
  ) {
    self.query = query
    self.total = total
    self.unread = unread
    self.start = start
    self.headlines = headlines
    self.anchor = anchor
    self.isCounted = isCounted
    self.followed = followed
  }
}
