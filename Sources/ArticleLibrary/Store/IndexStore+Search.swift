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
    until isEnough: ((Int64, Int) -> Bool)? = nil
  ) throws -> [Int64] {
    try reading(searcher()) { db in
      let (query, _) = try widened(query, in: db)
      let statement = try db.cachedStatement(sql: Self.sql(for: query))
      let arguments = try Self.arguments(of: query, from: first, below: end, in: db)
      let numbers = try Int64.fetchCursor(statement, arguments: arguments)
      var found: [Int64] = []
      while let number = try numbers.next() {
        found.append(number)
        if let isEnough, isEnough(number, found.count) { break }
      }
      return found
    }
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

  private static func sql(for query: QuerySQL) -> String {
    let (number, tables, condition) = parts(of: query)
    return "SELECT \(number) FROM \(tables) WHERE \(condition) ORDER BY \(number) DESC"
  }

  /// The column that has an article's number, the tables, and the condition on them.
  static func parts(
    of query: QuerySQL
  ) -> (number: String, tables: String, condition: String) {
    guard query.fullText != nil else {
      let condition = "article.docid BETWEEN ? AND ? AND \(query.condition)"
      return ("article.docid", "article", condition)
    }
    let range = "text MATCH ? AND text.rowid >= ? AND text.rowid <= ?"
    guard query.condition != "1" else { return ("text.rowid", "text", range) }
    return (
      "text.rowid", "text JOIN article ON article.docid = text.rowid",
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
