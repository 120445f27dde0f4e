public import ArticleModel
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

extension Library {
  /// Matches that are ordered by how well they match; the rest stands behind them by date.
  static let mostRanked = 500

  /// What is mistaken in a query, and where.
  public func mistakes(in filter: String) -> [QueryMistake] {
    Query.parse(filter).mistakes
  }

  /// What the index could not do since this was last asked, where the reader should know.
  public func takeIndexNotice() -> String? {
    state.withLock { $0.store }?.takeFailure().map(IndexStore.notice)
  }

  /// Breaks off a search that nobody waits for any more.
  public func breakOffSearch() {
    state.withLock { $0.store }?.breakOffSearch()
  }

  /// How many articles a query finds.
  public func count(of filter: String) -> Int {
    let catalogue = catalogue
    let all = catalogue.sorted(by: .newest, isRead: [])
    return found(HeadlineQuery(filter: filter), in: all, of: catalogue).list.count
  }

  /// Those of `list` that a query finds, in the same order; by relevance the best come first.
  ///
  /// A search that was broken off, or that `isWanted` says is not wanted any more, has not found the
  /// whole list. Where the beginning of the list is known long before its end, `beginning` is called
  /// with it; it reaches beyond the position `anchor` if that is in the list.
  func found(
    _ query: HeadlineQuery, in list: [Int32], of catalogue: Catalogue, anchor: Int? = nil,
    isWanted: () -> Bool = { true }, beginning: (([Int32]) -> Void)? = nil
  ) -> (list: [Int32], isWhole: Bool) {
    let now = Timestamp(seconds: currentSeconds())
    let store = state.withLock { $0.store }
    let forms = store?.wordForms ?? .asWritten
    let search = FilterSearch(
      query.filter, now: now, utcOffset: localOffset(), sessionStart: sessionStart, forms: forms)
    guard let search else { return (list, true) }
    defer { catalogue.forgetLookedAt() }
    let start = ListBeginning(search, catalogue, store)
    var best: [Int32] = []
    var first = ListBeginning.TextHits()
    do {
      if query.order == .relevance, let sql = search.sql, let store {
        let titleWords = forms == .asWritten ? search.titleWords : nil
        best = try Ranking(sql, titleWords, catalogue, store).best(Self.mostRanked)
        // Where the anchor stands behind the best, its place is not known before all is.
        if let beginning, !best.isEmpty,
          try anchor.map({ try best.contains(Int32($0)) || !start.isHit($0) }) ?? true
        {
          beginning(best)
        }
      } else if query.order == .newest || query.order == .relevance, let beginning {
        let known = try start.find(anchor: anchor)
        first = known.texts
        if let positions = known.positions { beginning(positions) }
      }
    } catch {
      return (best, false)
    }
    guard isWanted() else { return (best, false) }
    let inTitles = search.titleWords.map { catalogue.filter(list, holding: $0) } ?? []
    guard let sql = search.sql else { return (inTitles, true) }
    guard isWanted(), let docids = try? first.completed({ try store?.matches(sql, below: $0) })
    else {
      return (inTitles, false)
    }
    let found = merged(
      docids, inTitles, list, catalogue, findsOlderVersions: sql.findsOlderVersions)
    guard !best.isEmpty else { return (found, true) }
    var isRanked = [Bool](repeating: false, count: catalogue.count)
    for position in best { isRanked[Int(position)] = true }
    return (best + found.filter { !isRanked[Int($0)] }, true)
  }

  /// The positions of some articles and others, in the order of `list`.
  private func merged(
    _ docids: [Int64], _ others: [Int32], _ list: [Int32], _ catalogue: Catalogue,
    findsOlderVersions: Bool
  ) -> [Int32] {
    var isFound = [Bool](repeating: false, count: catalogue.count)
    catalogue.docids.withElements { all in
      // Both descend, so one pass finds all.
      var position = 0
      for docid in docids {
        while position < all.count, all[position] > docid { position += 1 }
        if position < all.count, all[position] == docid { isFound[position] = true }
      }
    }
    if findsOlderVersions { catalogue.takeNewestVersions(in: &isFound) }
    for position in others { isFound[Int(position)] = true }
    return list.filter { isFound[Int($0)] }
  }
}

/// Seconds since 1970, now.
func currentSeconds() -> Int64 {
  Int64(time(nil))
}

/// How many seconds the local clock is ahead of Universal Time.
func localOffset() -> Int {
  var seconds = time(nil)
  var local = tm()
  localtime_r(&seconds, &local)
  return local.tm_gmtoff
}
