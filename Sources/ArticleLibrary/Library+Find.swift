public import ArticleModel
internal import Synchronization

extension Library {
  /// The articles that a finished query finds, in an order.
  ///
  /// Unlike the filter of a list, which is asked while somebody types, it finds whole words only:
  /// what is marked by a query must be what was asked for.
  ///
  /// - Throws: ``ArticleModel/ReadFailure`` where the index cannot be asked.
  public func articles(
    _ query: Query, order: HeadlineQuery.Order = .newest
  ) throws(ReadFailure) -> [ArticleID] {
    let (catalogue, isRead) = state.withLock { ($0.catalogue, $0.isRead) }
    let list = catalogue.sorted(by: order, isRead: isRead)
    let positions = query.isEmpty ? list : try find(query, order, in: list, of: catalogue)
    return positions.map { ArticleID(rawValue: catalogue.identifiers[Int($0)]) }
  }

  /// All articles, the newest first; of a story that was saved several times all versions.
  public var allArticles: [ArticleID] {
    let catalogue = catalogue
    return (0..<catalogue.count).map { ArticleID(rawValue: catalogue.identifiers[$0]) }
  }

  /// The headlines of articles, with the reader's marks.
  public func headlines(of articles: [ArticleID]) -> [Headline] {
    let catalogue = catalogue
    let positions = articles.compactMap { catalogue.position(of: $0).map { Int32($0) } }
    return headlines(at: positions[...], in: catalogue)
  }

  private func find(
    _ query: Query, _ order: HeadlineQuery.Order, in list: [Int32], of catalogue: Catalogue
  ) throws(ReadFailure) -> [Int32] {
    guard let store = state.withLock({ $0.store }) else { return [] }
    let now = Timestamp(seconds: currentSeconds())
    let forms = store.wordForms
    let sql = QuerySQL(
      query.resolved(now: now, utcOffset: localOffset()), sessionStart: sessionStart, forms: forms)
    let all: [Int64]
    let first: [Int32]
    do {
      all = try store.matches(sql)
      first =
        order == .relevance
        ? try Ranking(
          sql, forms == .asWritten ? query.wholeWords : nil, catalogue, store
        ).best(Self.mostRanked) : []
    } catch {
      throw ReadFailure(path: "index", reason: "it cannot be searched: \(error)")
    }
    var isFound = [Bool](repeating: false, count: catalogue.count)
    for docid in all {
      if let position = catalogue.position(ofDocument: docid) { isFound[position] = true }
    }
    if sql.findsOlderVersions { catalogue.takeNewestVersions(in: &isFound) }
    // A headline can seem to have a word that it only has a part of.
    let best = first.filter { isFound[Int($0)] }
    for position in best { isFound[Int(position)] = false }
    return best + list.filter { isFound[Int($0)] }
  }
}
