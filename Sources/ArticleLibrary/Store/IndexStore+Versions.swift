internal import ArticleModel
internal import GRDB
internal import Synchronization

/// Which articles are versions of one story, as the tables have it.
extension IndexStore {
  /// The numbers of the articles of each story that was saved several times, the newest version
  /// first.
  ///
  /// What has hardly any text beside another version comes last: an entry of a list, or a feed's
  /// summary, whose file may be written every day. Of the others the newest is the one
  /// that was saved last, by its day; within a day, for copying a folder gives all of it one time, the
  /// one that was published last.
  func stories() throws -> [[Int64]] {
    try reading { db in
      let sql = """
        SELECT v.story, v.docid, a.words FROM version v JOIN article a ON a.docid = v.docid
        ORDER BY v.story, a.saved / 86400 DESC, a.published DESC, a.saved DESC, v.docid DESC
        """
      var stories: [[(docid: Int64, words: Int64)]] = []
      var last: Int64?
      let rows = try Row.fetchCursor(db, sql: sql)
      while let row = try rows.next() {
        let story = try row.number(0)
        if story != last { stories.append([]) }
        last = story
        stories[stories.count - 1].append((try row.number(1), try row.number(2)))
      }
      return stories.filter { $0.count > 1 }.map { story in
        let most = story.reduce(0) { max($0, $1.words) }
        let isWhole = { (version: (docid: Int64, words: Int64)) in version.words * 4 >= most }
        return (story.filter(isWhole) + story.filter { !isWhole($0) }).map(\.docid)
      }
    }
  }

  /// The articles that have not been compared with the others.
  func unseen() throws -> [Int64] {
    try reading { db in try Int64.fetchAll(db, sql: "SELECT docid FROM unseen") }
  }

  /// Notes that some articles have been compared with all others, and which pairs are versions of
  /// one story.
  func note(versions pairs: [(Int64, Int64)], of seen: [Int64]) throws {
    let generation = try writing { db in
      for docid in seen {
        try db.cachedStatement(sql: "DELETE FROM unseen WHERE docid = ?")
          .execute(arguments: [docid])
      }
      for (one, other) in pairs { try Self.join(one, other, in: db) }
      return pairs.isEmpty ? nil : try count(0, in: db)
    }
    if let generation { known.withLock { $0.wrote(generation) } }
  }

  /// Makes one story of those of two articles, where both are still there.
  private static func join(_ one: Int64, _ other: Int64, in db: Database) throws {
    let exists = try db.cachedStatement(
      sql: "SELECT count(*) FROM article WHERE docid IN (?, ?)")
    guard try Int.fetchOne(exists, arguments: [one, other]) == 2 else { return }
    let find = try db.cachedStatement(sql: "SELECT story FROM version WHERE docid = ?")
    let story = try Int64.fetchOne(find, arguments: [one])
    let second = try Int64.fetchOne(find, arguments: [other])
    // A story is called by the first article that was found to be one of it.
    let name = story ?? second ?? one
    if let story, let second, story != second {
      try db.cachedStatement(sql: "UPDATE version SET story = ? WHERE story = ?")
        .execute(arguments: [story, second])
    }
    for docid in [one, other] {
      try db.cachedStatement(sql: "INSERT OR REPLACE INTO version VALUES (?, ?)")
        .execute(arguments: [docid, name])
    }
  }

  /// The numbers of the files that some articles are in.
  func files(of docids: Set<Int64>) -> [Int64: Int64] {
    let found = try? reading { db in
      try docids.compactMap { docid -> (Int64, Int64)? in
        let statement = try db.cachedStatement(sql: "SELECT file FROM article WHERE docid = ?")
        return try Int64.fetchOne(statement, arguments: [docid]).map { (docid, $0) }
      }
    }
    return Dictionary(found ?? [], uniquingKeysWith: { first, _ in first })
  }

  /// When the files of some articles were saved.
  func saved(_ docids: [Int64]) -> [Int64: Timestamp] {
    let found = try? reading { db in
      try docids.compactMap { docid -> (Int64, Timestamp)? in
        let statement = try db.cachedStatement(sql: "SELECT saved FROM article WHERE docid = ?")
        return try Int64.fetchOne(statement, arguments: [docid])
          .map { (docid, Timestamp(seconds: $0)) }
      }
    }
    return Dictionary(found ?? [], uniquingKeysWith: { first, _ in first })
  }
}
