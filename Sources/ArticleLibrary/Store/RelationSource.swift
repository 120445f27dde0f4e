internal import ArticleModel
internal import Foundation
internal import GRDB

/// What relations are made of, all of it of one state of the tables: it may be asked several times.
struct RelationSource {
  fileprivate let db: Database

  /// What there is besides the terms of the texts, the newest article first.
  func facts() throws -> RelationFacts {
    var facts = RelationFacts()
    let sql = "SELECT docid, title, source, published FROM article ORDER BY docid DESC"
    let rows = try Row.fetchCursor(db, sql: sql)
    while let row = try rows.next() {
      facts.add(
        docid: try row.number(0), title: try row.text(1), source: try row.optionalText(2),
        published: try row.number(3))
    }
    return facts
  }

  /// Calls `body` with each article's position in that order, and its terms.
  func forEachTerms(_ body: (_ position: Int, _ terms: TermList) -> Void) throws {
    try forEach("terms") { position, bytes in body(position, TermList(bytes: bytes)) }
  }

  /// Calls `body` with each article's position in that order, and each number of what its page
  /// points to.
  func forEachPointer(_ body: (_ position: Int, _ pointer: UInt32) -> Void) throws {
    try forEach("pointers") { position, bytes in
      for offset in stride(from: 0, to: bytes.count - 3, by: 4) {
        body(position, bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
      }
    }
  }

  private func forEach(
    _ column: String, _ body: (_ position: Int, _ bytes: UnsafeRawBufferPointer) -> Void
  ) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT \(column) FROM article ORDER BY docid DESC")
    var position = 0
    while let row = try rows.next() {
      try row.withUnsafeData(atIndex: 0) { data in
        (data ?? Data()).withUnsafeBytes { body(position, $0) }
      }
      position += 1
    }
  }
}

extension IndexStore {
  /// Calls `body` with what relations are made of, by a connection of its own, so that it keeps
  /// nobody waiting.
  func withRelationSource<Result>(_ body: (RelationSource) throws -> Result) throws -> Result {
    try reading(relater()) { db in
      var result: Result?
      try db.inTransaction(.deferred) {
        result = try body(RelationSource(db: db))
        return .commit
      }
      guard let result else { throw DatabaseError() }
      return result
    }
  }
}
