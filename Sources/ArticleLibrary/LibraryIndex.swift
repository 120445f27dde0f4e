internal import ArticleModel
internal import Synchronization

/// The index at one moment of a scan.
///
/// It never changes, so that reads need not wait for the scan. The entries are in the order of their
/// paths. What only some questions need is made when the first of them is asked.
final class LibraryIndex: Sendable {
  let entries: [IndexEntry]
  private let identifiers: HashIndex
  private let madeTitles = Mutex<FoldedTitles?>(nil)
  private let madeRelations = Mutex<Relations?>(nil)

  init(_ entries: [IndexEntry]) {
    self.entries = entries
    identifiers = HashIndex(entries.map(\.headline.id.rawValue))
  }

  func position(of id: ArticleID) -> Int? {
    identifiers.first(id.rawValue)
  }

  func entry(_ id: ArticleID) -> IndexEntry? {
    position(of: id).map { entries[$0] }
  }

  private var titles: FoldedTitles {
    madeTitles.withLock { made in
      let titles = made ?? FoldedTitles(entries)
      made = titles
      return titles
    }
  }

  /// What relates the articles to each other.
  var relations: Relations {
    madeRelations.withLock { made in
      let relations = made ?? Relations(entries)
      made = relations
      return relations
    }
  }

  // MARK: Lists

  /// Those of `list` that have all words of `filter` in headline or section.
  func filter(_ list: [Int32], by filter: String) -> [Int32] {
    let words = Folding.fold(filter).split(separator: 0x20).map { Array($0) }
    return words.isEmpty ? list : titles.filter(list, holding: words)
  }

  /// The positions of all entries in an order.
  ///
  /// `isRead` has the mark of each position.
  func sorted(by order: HeadlineQuery.Order, isRead: [Bool]) -> [Int32] {
    switch order {
    case .newest, .relevance: return newest
    case .oldest: return byDate { $0 }
    case .title: return titles.sorted(newest)
    case .unread:
      return newest.filter { !isRead[Int($0)] } + newest.filter { isRead[Int($0)] }
    }
  }

  private var newest: [Int32] { byDate { -$0 } }

  private func byDate(_ key: (Int64) -> Int64) -> [Int32] {
    let dates = entries.map { key($0.headline.published.seconds) }
    return dates.indices.map { Int32($0) }.sorted { left, right in
      let (one, other) = (dates[Int(left)], dates[Int(right)])
      return one == other ? left < right : one < other
    }
  }
}
