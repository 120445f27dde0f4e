internal import ArticleModel

/// The lists that were asked for, until the index changes: moving about in a list costs only the
/// headlines that are shown.
struct ListCache {
  private struct Known {
    var query: HeadlineQuery
    var list: [Int32]
    /// How many of its first rows are new articles of stories that are followed.
    var followed: Int
    /// How many of it are unread, and the version of the marks that this is true of.
    var unread: (count: Int, version: Int)?
    /// Whether it depends on the reader's marks.
    let asksForMarks: Bool

    init(_ query: HeadlineQuery, _ list: [Int32], followed: Int) {
      self.query = query
      self.list = list
      self.followed = followed
      asksForMarks = Query.parse(query.filter).query.asksForMarks
    }
  }

  /// The list that was asked for last is the last one.
  private var known: [Known] = []

  /// Lists that are kept at the same time.
  private static let most = 16
  /// The articles in all of them, by those in the longest: a list takes four bytes an article.
  private static let mostWhole = 4

  /// The list of `query`, if it is known.
  ///
  /// The list of `.unread` keeps its order while it is on show: nothing moves under the reader who
  /// marks stories read. It is made anew once another order was looked at, and so is a list whose
  /// filter asks for marks once another filter was.
  mutating func list(of query: HeadlineQuery) -> (list: [Int32], followed: Int)? {
    if query.order != .unread { known.removeAll { $0.query.order == .unread } }
    known.removeAll { $0.asksForMarks && $0.query.filter != query.filter }
    guard let index = known.firstIndex(where: { $0.query == query }) else { return nil }
    known.append(known.remove(at: index))
    return known.last.map { ($0.list, $0.followed) }
  }

  mutating func add(_ list: [Int32], followed: Int = 0, for query: HeadlineQuery) {
    guard !known.contains(where: { $0.query == query }) else { return }
    known.append(Known(query, list, followed: followed))
    let longest = known.map(\.list.count).max() ?? 0
    // The whole lists are what all others are made from, and the newest is asked for next.
    while known.count > Self.most || size > longest * Self.mostWhole,
      let oldest = known.dropLast().firstIndex(where: { !$0.query.filter.isEmpty })
    {
      known.remove(at: oldest)
    }
  }

  private var size: Int { known.reduce(0) { $0 + $1.list.count } }

  /// How many of a query's list are unread, where that is known of this version of the marks.
  func unread(of query: HeadlineQuery, version: Int) -> Int? {
    guard let unread = known.first(where: { $0.query == query })?.unread,
      unread.version == version
    else { return nil }
    return unread.count
  }

  mutating func setUnread(_ count: Int, of query: HeadlineQuery, version: Int) {
    guard let index = known.firstIndex(where: { $0.query == query }) else { return }
    known[index].unread = (count, version)
  }
}
