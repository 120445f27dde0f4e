internal import GRDB

/// The words of the newest articles once more, in a small full-text index of their own.
///
/// FTS5 puts the hits of all words that begin alike together before it hands out the first one. Of
/// a few thousand articles that takes a moment, however many words begin so, and what many articles
/// have the newest have too: the beginning of a list is found here. It answers every expression
/// that the large index does.
struct RecentTexts {
  /// A library of fewer articles does without: its large index is fast enough.
  static let leastArticles = 20_000
  /// Of so many articles it has one.
  private static let share = 100
  private static let fewest = 1024
  private static let most = 4096
  /// As many times what is wanted may be in it before it begins anew: words cannot be taken out.
  private static let mostTimes = 8

  /// The number from which on it has the words of all articles; `nil` where it has none.
  private var first: Int64?
  /// How many articles’ words are in it, with those below ``first`` and those that are gone.
  private var count: Int
  private var isChanged = false
  /// How many articles the library is to have.
  private let total: Int

  /// What takes in some of the `added` articles that an index gets; it is to have `expected` when
  /// all are there.
  init(_ db: Database, adding added: Int, expected: Int) throws {
    total = max(expected, Int(try Self.number("articles", in: db) ?? 0) + added)
    first = try Self.first(in: db)
    count = Int(try Self.number("recentCount", in: db) ?? 0)
    if first == nil, total >= Self.leastArticles { try begin(in: db) }
  }

  /// The number from which on the words of all articles are in it; `nil` where it has none.
  static func first(in db: Database) throws -> Int64? { try number("recentFirst", in: db) }

  /// Has it take in what is newer than all that is there.
  private mutating func begin(in db: Database) throws {
    first = (try Int64.fetchOne(db, sql: "SELECT max(id) FROM text_docsize") ?? -1) + 1
    count = 0
    isChanged = true
  }

  // MARK: Put together

  /// The newest articles, the oldest of them first, where it lacks most of them: when it began anew,
  /// or the library was read from the oldest articles on.
  static func lacking(in db: Database) throws -> [Int64] {
    guard try number("articles", in: db) ?? 0 >= leastArticles else { return [] }
    let newest = try Int64.fetchAll(
      db,
      sql: """
        SELECT docid FROM article WHERE EXISTS (SELECT 1 FROM text_docsize WHERE id = docid)
        ORDER BY docid DESC LIMIT ?
        """,
      arguments: [fewest])
    let first = try first(in: db) ?? .max
    return newest.count { $0 >= first } < newest.count / 2 ? newest.reversed() : []
  }

  /// Has the words of those articles alone that ``lacking(in:)`` named, unless these are others now.
  static func put(_ texts: [(docid: Int64, text: SearchableText)], in db: Database) throws {
    guard try lacking(in: db) == texts.map(\.docid), let first = texts.first else { return }
    try db.execute(sql: "INSERT INTO recent(recent) VALUES ('delete-all')")
    for (docid, text) in texts { try text.insert(into: "recent", docid: docid, in: db) }
    try set("recentFirst", first.docid, in: db)
    try set("recentCount", Int64(texts.count), in: db)
  }

  /// Takes in the words of an article if it is new enough.
  mutating func insert(_ text: SearchableText, docid: Int64, in db: Database) throws {
    guard let first, docid >= first else { return }
    try text.insert(into: "recent", docid: docid, in: db)
    count += 1
    isChanged = true
  }

  /// Notes what is in it now, and that of that only the newest are to be asked for.
  mutating func finish(in db: Database) throws {
    guard isChanged else { return }
    let wanted = max(Self.fewest, min(Self.most, total / Self.share))
    if count > wanted * Self.mostTimes {
      try db.execute(sql: "INSERT INTO recent(recent) VALUES ('delete-all')")
      try begin(in: db)
    } else if count > wanted {
      let oldest = try db.cachedStatement(
        sql: "SELECT id FROM recent_docsize WHERE id >= ? ORDER BY id DESC LIMIT 1 OFFSET ?")
      first = try Int64.fetchOne(oldest, arguments: [first, wanted - 1]) ?? first
    }
    try Self.set("recentFirst", first, in: db)
    try Self.set("recentCount", Int64(count), in: db)
    isChanged = false
  }

  private static func number(_ name: String, in db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT value FROM meta WHERE name = ?"), arguments: [name])
  }

  private static func set(_ name: String, _ value: Int64?, in db: Database) throws {
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO meta VALUES (?, ?)")
      .execute(arguments: [name, value])
  }
}

extension SearchableText {
  /// Puts the words into a full-text index of the database.
  func insert(into table: String, docid: Int64, in db: Database) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT INTO \(table)(rowid, body, title, section, author) VALUES (?, ?, ?, ?, ?)")
    statement.setUncheckedArguments([docid, body, title, section, author])
    try statement.execute()
  }
}
