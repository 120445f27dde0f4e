internal import ArticleModel
internal import GRDB
internal import Synchronization

extension IndexStore {
  /// The numbers of the articles that a query finds, the newest first: those from `first` on and
  /// below `end`, until `isEnough` says so of the last number and how many there are.
  ///
  /// - Throws: `DatabaseError` where the search was broken off, among others.
  func matches(
    _ query: QuerySQL, from first: Int64 = 0, below end: Int64 = .max,
    until isEnough: (Int64, Int) -> Bool = { _, _ in false }
  ) throws -> [Int64] {
    try reading(searcher()) { db in
      var found: [Int64] = []
      let (query, _) = try widened(query, in: db)
      _ = try Self.find(query, from: first, below: end, in: db) { docid in
        found.append(docid)
        return isEnough(docid, found.count)
      }
      return found
    }
  }

  /// The first of the numbers of the articles that a query finds, the newest first, until `isEnough`
  /// says so; soon found where the newest articles are many of them.
  ///
  /// - Throws: `DatabaseError` where the search was broken off, among others.
  func newestMatches(
    _ query: QuerySQL, until isEnough: (Int64, Int) -> Bool
  ) throws -> [Int64] {
    try reading(searcher()) { db in
      var found: [Int64] = []
      func take(_ docid: Int64) -> Bool {
        found.append(docid)
        return isEnough(docid, found.count)
      }
      var end = Int64.max
      if query.fullText != nil, let first = try RecentTexts.first(in: db) {
        if try Self.find(query, among: "recent", from: first, in: db, until: take) { return found }
        end = first
      }
      let (query, _) = try widened(query, in: db)
      _ = try Self.find(query, below: end, in: db, until: take)
      return found
    }
  }

  /// Calls `isEnough` with the number of each article that a query finds in a full-text index, the
  /// newest first, until it says so; returns whether it did.
  private static func find(
    _ query: QuerySQL, among index: String = "text", from first: Int64 = 0, below end: Int64 = .max,
    in db: Database, until isEnough: (Int64) -> Bool
  ) throws -> Bool {
    let (number, tables, condition) = parts(of: query, among: index)
    let statement = try db.cachedStatement(
      sql: "SELECT \(number) FROM \(tables) WHERE \(condition) ORDER BY \(number) DESC")
    let arguments = try Self.arguments(of: query, from: first, below: end, in: db)
    let numbers = try Int64.fetchCursor(statement, arguments: arguments)
    while let number = try numbers.next() {
      if isEnough(number) { return true }
    }
    return false
  }

  /// Whether a query has a beginning of words that many articles have: to ask it of one article
  /// takes as long as of all then.
  func hasCommonBeginning(_ query: QuerySQL) throws -> Bool {
    guard let words = query.fullText else { return false }
    return try reading(searcher()) { db in try WordBeginnings.areCommon(in: words, db) }
  }

  /// The same question with words for beginnings of words where that is faster, and how many phrases
  /// stand for each one of the query.
  func widened(_ query: QuerySQL, in db: Database) throws -> (query: QuerySQL, groups: [Int]) {
    guard let words = query.fullText else { return (query, []) }
    let widened = try beginnings.withLock { beginnings in
      try beginnings.widen(words, in: db)
    }
    var query = query
    query.fullText = widened.expression
    return (query, widened.groups)
  }

  /// The column that has an article's number, the tables, and the condition on them, where the words
  /// are looked for in a full-text index.
  static func parts(
    of query: QuerySQL, among index: String = "text"
  ) -> (number: String, tables: String, condition: String) {
    guard query.fullText != nil else {
      let condition = "article.docid BETWEEN ? AND ? AND \(query.condition)"
      return ("article.docid", "article", condition)
    }
    let number = "\(index).rowid"
    let range = "\(index) MATCH ? AND \(number) >= ? AND \(number) <= ?"
    guard query.condition != "1" else { return (number, index, range) }
    return (
      number, "\(index) JOIN article ON article.docid = \(number)",
      "\(range) AND \(query.condition)"
    )
  }

  /// What the question marks of ``parts(of:)`` stand for.
  static func arguments(
    of query: QuerySQL, from first: Int64 = 0, below end: Int64 = .max, in db: Database
  ) throws -> StatementArguments {
    var arguments = StatementArguments()
    if let words = query.fullText { arguments += [words] }
    let hasDays = query.firstDay != nil || query.lastDay != nil
    let ofDays = try hasDays && numbersTellDays(in: db) ? query.numbers : 0...Int64.max
    arguments += [
      max(first, ofDays.lowerBound), min(end == .max ? end : end - 1, ofDays.upperBound),
    ]
    return arguments + StatementArguments(query.arguments.map(\.value))
  }
}

extension QuerySQL {
  /// The numbers that the query's days leave.
  fileprivate var numbers: ClosedRange<Int64> {
    let first = firstDay.map { DocumentNumber.first(ofDay: $0) } ?? 0
    let last = lastDay.map { DocumentNumber.first(ofDay: $0 + 1) - 1 } ?? .max
    return first...max(first, last)
  }
}

extension QuerySQL.Argument {
  var value: (any DatabaseValueConvertible)? {
    switch self {
    case .text(let text): text
    case .integer(let number): number
    }
  }
}
