internal import ArticleModel
internal import Synchronization

/// The index at one moment of a scan.
///
/// It never changes, so that reads need not wait for the scan.
final class LibraryIndex: Sendable {
  let entries: [IndexEntry]
  /// The entries' positions by identifier.
  let positions: [ArticleID: Int]
  private let relations = Mutex<Relations?>(nil)

  /// An index of `entries`, which it brings into the order of their paths: the same folder gives the
  /// same lists, whatever was read first.
  init(_ found: [IndexEntry]) {
    let entries = found.sorted {
      $0.headline.path == $1.headline.path
        ? $0.number < $1.number : $0.headline.path < $1.headline.path
    }
    self.entries = entries
    positions = Dictionary(
      entries.enumerated().map { ($1.headline.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What relates the articles to each other, made when it is first asked for.
  func withRelations<Result: Sendable>(_ body: (Relations) -> Result) -> Result {
    relations.withLock { known in
      let relations = known ?? Relations(entries)
      known = relations
      return body(relations)
    }
  }

  /// The positions of the entries that `query` finds, in its order.
  ///
  /// `isRead` tells the marks.
  func list(
    _ query: HeadlineQuery, among candidates: [Int32]?, isRead: (ArticleID) -> Bool
  ) -> [Int32] {
    let words = FoldedText(query.filter).text.split(separator: " ")
    var found = candidates ?? entries.indices.map { Int32($0) }
    if !words.isEmpty {
      found = found.filter { position in
        words.allSatisfy { entries[Int(position)].folded.utf8.contains($0.utf8) }
      }
    }
    return candidates == nil ? sorted(found, by: query.order, isRead: isRead) : found
  }

  private func sorted(
    _ found: [Int32], by order: HeadlineQuery.Order, isRead: (ArticleID) -> Bool
  ) -> [Int32] {
    let dates = entries.map(\.headline.published.seconds)
    func isNewer(_ left: Int32, _ right: Int32) -> Bool {
      let (one, other) = (dates[Int(left)], dates[Int(right)])
      return one == other ? left < right : one > other
    }
    switch order {
    case .newest, .relevance: return found.sorted(by: isNewer)
    case .oldest:
      return found.sorted { dates[Int($0)] == dates[Int($1)] ? $0 < $1 : isNewer($1, $0) }
    case .title:
      return found.sorted { left, right in
        let (one, other) = (entries[Int(left)].sortKey, entries[Int(right)].sortKey)
        return one == other ? isNewer(left, right) : one < other
      }
    case .unread:
      let read = entries.map { isRead($0.headline.id) }
      return found.sorted { left, right in
        read[Int(left)] == read[Int(right)] ? isNewer(left, right) : !read[Int(left)]
      }
    }
  }
}

extension String.UTF8View {
  /// Whether `needle` occurs in these bytes.
  fileprivate func contains(_ needle: Substring.UTF8View) -> Bool {
    guard let first = needle.first else { return true }
    let length = needle.count
    var rest = self[...]
    while rest.count >= length, let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: needle) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
