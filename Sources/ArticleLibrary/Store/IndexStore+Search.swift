internal import ArticleModel
internal import GRDB

extension IndexStore {
  /// Hits of a common word that are weighed against each other: the newest so many, and as many
  /// with the word in the headline.
  ///
  /// Weighing all of them would take as long as there are articles.
  private static let mostWeighed = 4000

  /// The numbers of the articles that a query finds, the newest first.
  ///
  /// - Throws: `DatabaseError` where the search was broken off, among others.
  func matches(_ query: QuerySQL, limit: Int? = nil) throws -> [Int64] {
    try reading(searcher()) { db in
      let statement = try db.cachedStatement(sql: Self.sql(for: query, limit: limit))
      return try Int64.fetchAll(statement, arguments: Self.arguments(of: query))
    }
  }

  /// The numbers of the best matches, the best first; without words to weigh, the newest.
  func bestMatches(_ query: QuerySQL, limit: Int) throws -> [Int64] {
    guard let words = query.fullText else { return try matches(query, limit: limit) }
    return try reading(searcher()) { db in
      let newest = try Int64.fetchAll(
        db.cachedStatement(
          sql: "SELECT rowid FROM text WHERE text MATCH ? ORDER BY rowid DESC LIMIT ?"),
        arguments: [words, Self.mostWeighed])
      let oldest = newest.count < Self.mostWeighed ? 0 : newest.last ?? 0
      var scores = try Self.weigh(words, from: oldest, query, in: db)
      if oldest > 0 {
        let inTitle = try Self.weigh("{title} : (\(words))", from: 0, query, in: db)
        scores.merge(inTitle) { min($0, $1) }
      }
      return scores.sorted { ($0.value, $1.key) < ($1.value, $0.key) }.prefix(limit).map(\.key)
    }
  }

  /// The weights of the hits from a number on: the lower, the better.
  private static func weigh(
    _ words: String, from oldest: Int64, _ query: QuerySQL, in db: Database
  ) throws -> [Int64: Double] {
    // A word in the headline tells more than one in the text.
    let sql = """
      SELECT text.rowid, bm25(text, 8.0, 2.0, 2.0, 1.0)
      FROM text JOIN article ON article.docid = text.rowid
      WHERE text MATCH ? AND text.rowid >= ? AND \(query.condition)
      ORDER BY text.rowid DESC LIMIT ?
      """
    var arguments: StatementArguments = [words, oldest]
    arguments += StatementArguments(query.arguments.map(\.value)) + [mostWeighed]
    let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
    var scores: [Int64: Double] = [:]
    while let row = try rows.next() {
      scores[try row.number(0)] = try row.decode(Double.self, atIndex: 1)
    }
    return scores
  }

  private static func sql(for query: QuerySQL, limit: Int?) -> String {
    let end = limit.map { " LIMIT \($0)" } ?? ""
    let isText = query.fullText != nil
    if isText, query.condition == "1", query.firstDay == nil, query.lastDay == nil {
      return "SELECT rowid FROM text WHERE text MATCH ? ORDER BY rowid DESC" + end
    }
    let number = isText ? "text.rowid" : "article.docid"
    let tables = isText ? "text JOIN article ON article.docid = text.rowid" : "article"
    return "SELECT \(number) FROM \(tables) WHERE " + (isText ? "text MATCH ? AND " : "")
      + "\(number) >= ? AND \(number) <= ? AND \(query.condition) ORDER BY \(number) DESC" + end
  }

  private static func arguments(of query: QuerySQL) -> StatementArguments {
    var arguments = StatementArguments()
    if let words = query.fullText { arguments += [words] }
    if query.fullText != nil, query.condition == "1", query.firstDay == nil, query.lastDay == nil {
      return arguments
    }
    let first = query.firstDay.map { DocumentNumber.first(ofDay: $0) } ?? 0
    let last = query.lastDay.map { DocumentNumber.first(ofDay: $0 + 1) - 1 } ?? .max
    arguments += [first, last]
    return arguments + StatementArguments(query.arguments.map(\.value))
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
