public import ArticleModel
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

extension Library {
  /// The shortest word that is looked for in texts: of anything shorter there are too many words
  /// that begin so to mean any of them.
  private static let leastLetters = 3
  /// Matches that are ordered by how well they match; the rest stands behind them by date.
  private static let mostRanked = 500

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
  /// Plain words are also found as parts of the words of headlines and sections. A search that was
  /// broken off has not found the whole list.
  func found(
    _ query: HeadlineQuery, in list: [Int32], of catalogue: Catalogue
  ) -> (list: [Int32], isWhole: Bool) {
    guard !query.filter.isEmpty else { return (list, true) }
    let parsed = Query.parse(query.filter).query.finishing(query.filter)
    guard !parsed.isEmpty else { return (list, true) }
    let plain = parsed.plainWords
    let inTitles = plain == nil ? [] : catalogue.filter(list, by: query.filter)
    if let plain, plain.allSatisfy({ !Self.isSearchable($0) }) {
      return (inTitles, true)
    }
    guard let store = state.withLock({ $0.store }) else { return (inTitles, false) }
    let sql = QuerySQL(
      parsed.resolved(now: Timestamp(seconds: currentSeconds()), utcOffset: localOffset()),
      sessionStart: sessionStart)
    guard let docids = try? store.matches(sql) else { return (inTitles, false) }
    let found = merged(docids, inTitles, list, catalogue)
    guard query.order == .relevance else { return (found, true) }
    guard let best = try? store.bestMatches(sql, limit: Self.mostRanked) else {
      return (found, false)
    }
    let first = best.compactMap { catalogue.position(ofDocument: $0).map { Int32($0) } }
    let ranked = Set(first)
    return (first + found.filter { !ranked.contains($0) }, true)
  }

  /// The positions of some articles and others, in the order of `list`.
  private func merged(
    _ docids: [Int64], _ others: [Int32], _ list: [Int32], _ catalogue: Catalogue
  ) -> [Int32] {
    var isFound = [Bool](repeating: false, count: catalogue.count)
    for position in others { isFound[Int(position)] = true }
    catalogue.docids.withElements { all in
      // Both descend, so one pass finds all.
      var position = 0
      for docid in docids {
        while position < all.count, all[position] > docid { position += 1 }
        if position < all.count, all[position] == docid { isFound[position] = true }
      }
    }
    return list.filter { isFound[Int($0)] }
  }

  private static func isSearchable(_ term: TextTerm) -> Bool {
    term.text.unicodeScalars.contains(where: \.isFoundByPairs)
      || term.text.unicodeScalars.count >= leastLetters
  }
}

extension Query {
  /// The words that the query consists of, if it consists of nothing but words.
  var plainWords: [TextTerm]? {
    let parts: [QueryNode] = if case .all(let parts) = root { parts } else { [root] }
    var words: [TextTerm] = []
    for part in parts {
      guard case .text(let term) = part, !term.text.contains(" ") else { return nil }
      words.append(term)
    }
    return words
  }

  /// The query as it is meant while `text` is typed: its last word may go on.
  func finishing(_ text: String) -> Query {
    guard let last = text.unicodeScalars.last, last.isWordPart else { return self }
    func open(_ node: QueryNode) -> QueryNode {
      switch node {
      case .text(let term): .text(TextTerm(term.text, isPrefix: true))
      case .all(let parts) where !parts.isEmpty:
        .all(parts.dropLast() + [open(parts[parts.count - 1])])
      default: node
      }
    }
    return Query(open(root))
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
