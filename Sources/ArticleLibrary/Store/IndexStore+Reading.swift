internal import ArticleModel
internal import Foundation
internal import GRDB

extension IndexStore {
  /// Which state of the tables this is: a number that grows with each change.
  func generation() -> UInt64 {
    UInt64(bitPattern: meta("generation"))
  }

  /// How many articles there should be.
  var articleCount: Int { Int(clamping: meta("articles")) }

  /// How many articles there were when the neighbours of all were found last.
  var relatedCount: Int { Int(clamping: meta("related")) }

  /// How many articles the relations do not know yet.
  var unrelatedCount: Int {
    let count = try? reading { try Int.fetchOne($0, sql: "SELECT count(*) FROM unrelated") }
    return count ?? 0
  }

  func meta(_ name: String) -> Int64 {
    let value = try? reading { db in
      let statement = try db.cachedStatement(sql: "SELECT value FROM meta WHERE name = ?")
      return try Row.fetchOne(statement, arguments: [name])?.number(0)
    }
    return value ?? 0
  }

  /// The files of `roots` that could not be read, in the order of their names.
  func failures(roots: [String]) throws -> [ReadFailure] {
    try reading { db in
      let sql = """
        SELECT name, failure, line, root, isRoot FROM file WHERE failure IS NOT NULL ORDER BY name
        """
      return try Row.fetchAll(db, sql: sql).map { row in
        let root = Int(clamping: try row.number(3))
        let place = FilePlace(root: root, name: try row.text(0), isRoot: try row.number(4) != 0)
        return ReadFailure(
          path: place.shown(in: roots), reason: try row.text(1),
          line: try row.decode(Int?.self, atIndex: 2))
      }
    }
  }

  /// The columns of the list of all articles, the newest first.
  func catalogueEntries() throws -> [CatalogueEntry] {
    try reading { db in
      var entries: [CatalogueEntry] = []
      let sql = """
        SELECT docid, id, fingerprint, title, section, address, sketch, has FROM article ORDER BY docid DESC
        """
      let rows = try Row.fetchCursor(db, sql: sql)
      while let row = try rows.next() {
        var entry = CatalogueEntry(
          docid: try row.number(0), identifier: try row.bits(1), fingerprint: try row.bits(2),
          address: try row.bits(5), sketch: try row.sketch(6), title: try row.text(3),
          section: try row.optionalText(4))
        entry.given = Int(try row.number(7)) & ParsedArticle.Contents.given
        entries.append(entry)
      }
      return entries
    }
  }

  static let articleColumns = """
    a.docid, a.id, a.fingerprint, a.number, f.name, a.title, a.section, a.author, a.published,
    a.source, a.words
    """
  private static let articleTables = "article a JOIN file f ON f.rowid = a.file"

  /// The headlines of articles by their numbers, each where it is still in the index.
  func headlines(_ docids: some Collection<Int64>) -> [(headline: Headline, fingerprint: UInt64)?] {
    rows(docids, Self.articleColumns) { (try Self.headline($0), try $0.bits(2)) }
  }

  /// What `read` makes of the columns of articles, each where it is still in the index.
  func rows<Value>(
    _ docids: some Collection<Int64>, _ columns: String, _ read: (Row) throws -> Value
  ) -> [Value?] {
    let found = try? reading { db in
      let statement = try db.cachedStatement(
        sql: "SELECT \(columns) FROM \(Self.articleTables) WHERE docid = ?")
      var found: [Value?] = []
      // One transaction, for each takes and gives back a lock on the file.
      try db.inTransaction(.deferred) {
        found = try docids.map { docid in
          let rows = try Row.fetchCursor(statement, arguments: [docid])
          // The row is the cursor's, which has to outlive it.
          return try withExtendedLifetime(rows) { try rows.next().map(read) }
        }
        return .commit
      }
      return found
    }
    return found ?? docids.map { _ in nil }
  }

  /// An article by its number, with the file that it is in.
  func article(_ docid: Int64) throws -> StoredArticle? {
    try reading { db in
      let sql = """
        SELECT \(Self.articleColumns), f.root, f.rawName, f.isRoot
        FROM \(Self.articleTables) WHERE a.docid = ?
        """
      guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [docid]) else {
        return nil
      }
      let rawName = try row.decode(Data?.self, atIndex: 12)
      return StoredArticle(
        docid: docid, headline: try Self.headline(row), fingerprint: try row.bits(2),
        place: FilePlace(
          root: Int(clamping: try row.number(11)), name: try row.text(4),
          rawName: rawName.map { Array($0) }, isRoot: try row.number(13) != 0),
        number: Int(clamping: try row.number(3)))
    }
  }

  /// The identifier of the first article of the file with a key.
  func firstArticle(ofFile key: UInt64) -> ArticleID? {
    let bits = try? reading { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT a.id FROM article a JOIN file f ON f.rowid = a.file
          WHERE f.key = ? ORDER BY a.number LIMIT 1
          """)
      return try Row.fetchOne(statement, arguments: [Int64(bitPattern: key)])?.bits(0)
    }
    return bits.map { ArticleID(rawValue: $0) }
  }

  /// The identifiers of all articles of the file with a key, in their order.
  func articles(ofFile key: UInt64) -> [ArticleID] {
    let found = try? reading { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT a.id FROM article a JOIN file f ON f.rowid = a.file
          WHERE f.key = ? ORDER BY a.number
          """)
      return try Row.fetchAll(statement, arguments: [Int64(bitPattern: key)])
        .map { ArticleID(rawValue: try $0.bits(0)) }
    }
    return found ?? []
  }

  static func headline(_ row: Row) throws -> Headline {
    Headline(
      id: ArticleID(rawValue: try row.bits(1)), path: try row.text(4), title: try row.text(5),
      section: try row.optionalText(6), author: try row.optionalText(7),
      published: Timestamp(seconds: try row.number(8)), source: try row.optionalText(9),
      words: Int(clamping: try row.number(10)))
  }
}

/// Columns, read so that a damaged database is an error and not a crash.
extension Row {
  func number(_ index: Int) throws -> Int64 { try decode(Int64.self, atIndex: index) }

  func bits(_ index: Int) throws -> UInt64 { UInt64(bitPattern: try number(index)) }

  func text(_ index: Int) throws -> String { try decode(String.self, atIndex: index) }

  func sketch(_ index: Int) throws -> TextSketch.Bands {
    try withUnsafeData(atIndex: index) { data in
      guard let data, data.count == MemoryLayout<TextSketch.Bands>.size else {
        return [0, 0, 0, 0]
      }
      return data.withUnsafeBytes { $0.loadUnaligned(as: TextSketch.Bands.self) }
    }
  }

  func optionalText(_ index: Int) throws -> String? { try decode(String?.self, atIndex: index) }
}
