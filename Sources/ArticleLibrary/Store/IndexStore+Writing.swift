internal import ArticleModel
internal import Foundation
internal import GRDB
internal import Synchronization

extension IndexStore {
  /// What a batch changed in the list of articles.
  struct Change: Sendable {
    var added: [CatalogueEntry] = []
    var removed: Set<Int64> = []
    /// The numbers of the articles that are versions of one story, where that has changed.
    var stories: [[Int64]]?
  }

  /// Takes files as they were read now, and forgets the articles that they had before; there are
  /// about `expected` articles when all files are read, if that is known.
  ///
  /// - Throws: `DatabaseError`; nothing of the batch is in the index then.
  func write(_ files: [ReadFile], now: Timestamp, expected: Int = 0) throws -> Change {
    guard !files.isEmpty else { return Change() }
    let (change, generation) = try writing { db in
      var change = Change()
      var batch: [(article: ParsedArticle, docid: Int64, file: Int64)] = []
      var places = DocumentPlaces()
      var folders: [UInt64: Int64] = [:]
      for read in files.sorted(by: Self.isListedBefore) {
        let folder = read.file.folder
        let folderRow = try folders[folder.key] ?? Self.rowForChange(of: folder, in: db)
        folders[folder.key] = folderRow
        let rowid = try Self.write(read, folder: folderRow, &change, in: db)
        for article in read.articles {
          let docid = try places.next(for: article.headline.published, in: db)
          batch.append((article, docid, rowid))
        }
      }
      // The full-text index takes ascending numbers without writing anything out in between.
      batch.sort { $0.docid < $1.docid }
      var recent = try RecentTexts(db, adding: batch.count, expected: expected)
      for (article, docid, file) in batch {
        try Self.insert(article, docid: docid, file: file, now: now, &recent, in: db)
        change.added.append(CatalogueEntry(article, docid: docid))
      }
      try recent.finish(in: db)
      if places.leftTheirDay { try Self.noteCrowdedDays(in: db) }
      if isStemming {
        try Self.note(languages: batch.map(\.article.language), in: db)
      }
      return (change, try count(change.added.count - change.removed.count, in: db))
    }
    known.withLock { $0.wrote(generation) }
    return change
  }

  /// Forgets files that are gone; returns the numbers of the articles that went with them.
  func remove(_ files: [Int64]) throws -> Set<Int64> {
    guard !files.isEmpty else { return [] }
    let (removed, generation) = try writing { db in
      var removed: Set<Int64> = []
      for file in files {
        let find = try db.cachedStatement(sql: "SELECT folder FROM file WHERE rowid = ?")
        if let folder = try Int64.fetchOne(find, arguments: [file]) {
          try Self.forgetState(ofFolder: folder, in: db)
        }
        try Self.removeArticles(ofFile: file, into: &removed, in: db)
        let statement = try db.cachedStatement(sql: "DELETE FROM file WHERE rowid = ?")
        try statement.execute(arguments: [file])
      }
      return (removed, try count(-removed.count, in: db))
    }
    known.withLock { $0.wrote(generation) }
    return removed
  }

  /// Gives back what became free: after a large change that is a tenth of all.
  func giveBackRoom() {
    tidying { db in
      // Each row is a page that was freed.
      let pages = try Row.fetchCursor(db, sql: "PRAGMA incremental_vacuum")
      while try pages.next() != nil {}
      try db.checkpoint(.truncate)
    }
  }

  /// Moves what was written from the log beside the database into the database.
  ///
  /// That would happen anyway when the program ends; but then nobody could be told of a failure.
  func settle() {
    guard path != nil, openedWriter != nil else { return }
    tidying { try $0.checkpoint(.passive) }
  }

  /// Does what can wait where another program is in the way.
  private func tidying(_ body: (Database) throws -> Void) {
    do {
      try writer().writeWithoutTransaction(body)
    } catch let error as DatabaseError
      where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode.primaryResultCode)
    {
      return
    } catch {
      judge(error)
    }
  }

  /// Makes of the tables another state that has so many articles more, and returns which.
  ///
  /// It is that only once the transaction has been committed.
  func count(_ difference: Int, in db: Database) throws -> Int64 {
    let sql = """
      INSERT INTO meta VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET value = value + excluded.value
      """
    let statement = try db.cachedStatement(sql: sql)
    try statement.execute(arguments: ["generation", 1])
    try statement.execute(arguments: ["articles", difference])
    return try Int64.fetchOne(db, sql: "SELECT value FROM meta WHERE name = 'generation'") ?? 0
  }

  /// Of articles of one minute those come first whose file was saved last, then those whose path
  /// is the first.
  private static func isListedBefore(_ left: ReadFile, _ right: ReadFile) -> Bool {
    let (one, other) = (left.file, right.file)
    return one.status.modified == other.status.modified
      ? one.place.name < other.place.name : one.status.modified > other.status.modified
  }

  /// Writes what is known of a file and returns its row.
  ///
  /// Another program may have taken it in since the scan began, so it is looked up here.
  private static func write(
    _ read: ReadFile, folder: Int64, _ change: inout Change, in db: Database
  ) throws -> Int64 {
    let file = read.file
    let known = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT rowid FROM file WHERE key = ?"),
      arguments: [Int64(bitPattern: file.key)])
    if let known { try removeArticles(ofFile: known, into: &change.removed, in: db) }
    let isPending = read.failure != nil ? !read.wasRead : read.articles.contains { $0.text == nil }
    let sql = """
      INSERT INTO file(
        rowid, key, root, name, rawName, isRoot, status, isPending, failure, line, folder)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT(key) DO UPDATE SET
        status = excluded.status, isPending = excluded.isPending, failure = excluded.failure,
        line = excluded.line, folder = excluded.folder
      """
    let statement = try db.cachedStatement(sql: sql)
    statement.setUncheckedArguments([
      known, Int64(bitPattern: file.key), file.place.root, file.place.name,
      file.place.rawName.map { Data($0) }, file.place.isRoot,
      Int64(bitPattern: file.status.hash), isPending, read.failure?.reason, read.failure?.line,
      folder,
    ])
    try statement.execute()
    return known ?? db.lastInsertedRowID
  }

  private static func insert(
    _ article: ParsedArticle, docid: Int64, file: Int64, now: Timestamp,
    _ recent: inout RecentTexts, in db: Database
  ) throws {
    let headline = article.headline
    let statement = try db.cachedStatement(
      sql: "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    )
    statement.setUncheckedArguments([
      docid, Int64(bitPattern: headline.id.rawValue), Int64(bitPattern: article.fingerprint), file,
      article.number, headline.title, headline.section, headline.author,
      headline.published.seconds, headline.source, article.language, headline.words, article.tags,
      article.contents, now.seconds, article.terms.withUnsafeBytes { Data($0) },
      Int64(bitPattern: article.address), withUnsafeBytes(of: article.sketch) { Data($0) },
      article.saved.seconds, article.pointers.withUnsafeBytes { Data($0) },
    ])
    try statement.execute()
    try db.cachedStatement(sql: "INSERT OR IGNORE INTO unseen VALUES (?)")
      .execute(arguments: [docid])
    guard let text = article.text else { return }
    try text.insert(into: "text", docid: docid, in: db)
    try recent.insert(text, docid: docid, in: db)
  }

  private static func removeArticles(
    ofFile file: Int64, into removed: inout Set<Int64>, in db: Database
  ) throws {
    let find = try db.cachedStatement(sql: "SELECT docid FROM article WHERE file = ?")
    let docids = try Int64.fetchAll(find, arguments: [file])
    guard !docids.isEmpty else { return }
    for docid in docids {
      try db.cachedStatement(sql: "INSERT OR IGNORE INTO dead VALUES (?)")
        .execute(arguments: [docid])
      for table in ["version", "unseen", "neighbour", "unrelated", "story"] {
        try db.cachedStatement(sql: "DELETE FROM \(table) WHERE docid = ?")
          .execute(arguments: [docid])
      }
      removed.insert(docid)
    }
    try db.cachedStatement(sql: "DELETE FROM article WHERE file = ?").execute(arguments: [file])
  }
}
