internal import ArticleModel
internal import Foundation
internal import GRDB

/// What the index keeps of how alike articles are.
///
/// It is no part of any list, so that it changes without the tables being in another state.
extension IndexStore {
  /// An article as likeness needs it.
  struct Termed: Sendable {
    var docid: Int64
    var published: Timestamp
    var terms: [Term]
  }

  /// An article as it stands beside another one.
  struct Neighbour: Sendable {
    var headline: Headline
    var terms: [Term]
  }

  /// The neighbours of an article, where they have been found.
  func neighbours(of docid: Int64) -> NeighbourList? {
    try? reading { db in
      let statement = try db.cachedStatement(sql: "SELECT list FROM neighbour WHERE docid = ?")
      let rows = try Row.fetchCursor(statement, arguments: [docid])
      return try withExtendedLifetime(rows) { try rows.next().flatMap { try Self.list($0, 0) } }
    } ?? nil
  }

  private static func list(_ row: Row, _ index: Int) throws -> NeighbourList? {
    try row.withUnsafeData(atIndex: index) { data in
      (data ?? Data()).withUnsafeBytes { NeighbourList($0) }
    }
  }

  private static func terms(_ row: Row, _ index: Int) throws -> [Term] {
    try row.withUnsafeData(atIndex: index) { data in
      (data ?? Data()).withUnsafeBytes { Array(TermList(bytes: $0)) }
    }
  }

  // MARK: Terms

  /// The articles of a range of numbers with their terms, the newest first.
  func terms(
    from first: Int64, through last: Int64, _ queue: DatabaseQueue? = nil
  ) throws -> [Termed] {
    try termed(
      """
      SELECT docid, published, terms FROM article WHERE docid BETWEEN ? AND ? ORDER BY docid DESC
      """, [first, last], queue)
  }

  /// Some articles with their terms.
  func terms(of docids: [Int64]) throws -> [Termed] {
    try docids.flatMap { try terms(from: $0, through: $0) }
  }

  /// The articles that the relations do not know yet.
  func unrelated() throws -> [Termed] {
    try termed(
      """
      SELECT a.docid, a.published, a.terms FROM unrelated u JOIN article a ON a.docid = u.docid
      """, [], nil)
  }

  /// What the pages of those articles point to.
  func unrelatedPointers() throws -> [(docid: Int64, pointers: [UInt32])] {
    try reading { db in
      let sql = "SELECT a.docid, a.pointers FROM unrelated u JOIN article a ON a.docid = u.docid"
      let rows = try Row.fetchCursor(db.cachedStatement(sql: sql))
      var found: [(docid: Int64, pointers: [UInt32])] = []
      while let row = try rows.next() {
        let pointers = try row.withUnsafeData(atIndex: 1) { data in
          (data ?? Data()).withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count - 3, by: 4).map {
              bytes.loadUnaligned(fromByteOffset: $0, as: UInt32.self)
            }
          }
        }
        found.append((try row.number(0), pointers))
      }
      return found
    }
  }

  private func termed(
    _ sql: String, _ arguments: StatementArguments, _ queue: DatabaseQueue?
  ) throws -> [Termed] {
    try reading(queue) { db in
      let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
      var articles: [Termed] = []
      while let row = try rows.next() {
        articles.append(
          Termed(
            docid: try row.number(0), published: Timestamp(seconds: try row.number(1)),
            terms: try Self.terms(row, 2)))
      }
      return articles
    }
  }

  // MARK: Writing

  /// Writes the neighbours of some articles.
  func write(_ lists: [(docid: Int64, list: NeighbourList)]) throws {
    try writing { db in
      for (docid, list) in lists { try Self.put(list, of: docid, in: db) }
    }
  }

  /// Writes the neighbours of new articles, and these among those of their neighbours; they are
  /// noted as unknown to the relations where `areUnrelated` is set.
  func add(
    _ lists: [(docid: Int64, list: NeighbourList)], areUnrelated: Bool
  ) throws {
    try writing { db in
      let find = try db.makeStatement(sql: "SELECT list FROM neighbour WHERE docid = ?")
      for (docid, list) in lists {
        try Self.put(list, of: docid, in: db)
        for neighbour in list.neighbours {
          guard let row = try Row.fetchOne(find, arguments: [neighbour.docid]),
            var other = try Self.list(row, 0)
          else { continue }
          let back = NeighbourList.Neighbour(
            docid: docid, likeness: neighbour.likeness, cosine: neighbour.cosine)
          if other.add(back) { try Self.put(other, of: neighbour.docid, in: db) }
        }
        guard areUnrelated else { continue }
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO unrelated VALUES (?)")
          .execute(arguments: [docid])
      }
    }
  }

  private static func put(_ list: NeighbourList, of docid: Int64, in db: Database) throws {
    let statement = try db.cachedStatement(sql: "INSERT OR REPLACE INTO neighbour VALUES (?, ?)")
    try statement.execute(arguments: [docid, list.bytes.withUnsafeBytes { Data($0) }])
  }

  /// Forgets which articles the relations do not know, for they know all.
  func forgetUnrelated() throws {
    guard unrelatedCount > 0 else { return }
    try writing { try $0.execute(sql: "DELETE FROM unrelated") }
  }

  /// Notes that the neighbours of so many articles, which were all, have been found.
  func noteRelated(_ count: Int) throws {
    try writing { db in
      try db.execute(sql: "INSERT OR REPLACE INTO meta VALUES ('related', ?)", arguments: [count])
    }
  }

  // MARK: Reading

  /// Articles by their numbers, each where it is still in the index, with their terms.
  func neighbours(_ docids: [Int64]) -> [Neighbour?] {
    let columns = Self.articleColumns + ", a.terms"
    return rows(docids, columns) { row in
      Neighbour(headline: try Self.headline(row), terms: try Self.terms(row, 11))
    }
  }
}
