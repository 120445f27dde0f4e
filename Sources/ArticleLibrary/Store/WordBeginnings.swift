internal import Foundation
internal import GRDB

/// The words that stand for a beginning of words in an expression of FTS5.
///
/// FTS5 puts the hits of all words that begin so together before it hands out the first one. Asked
/// for the words themselves it hands out their hits as they come, so a beginning that many articles
/// have is asked for as its words, where these are not too many to be looked up one by one.
struct WordBeginnings {
  /// An expression, and how many of its phrases stand for each one that it was made from.
  struct Widened {
    var expression: String
    var groups: [Int]
  }

  /// The pages of the index that a beginning takes at least for its words to be looked up: FTS5 is
  /// through with fewer in three milliseconds.
  private static let leastPages = 48
  /// Words that stand for one beginning at most.
  private static let mostWords = 1000
  /// Beginnings whose words are remembered.
  private static let mostKnown = 8

  /// The state of the database that ``known`` belongs to.
  private var state: [Int64] = []
  private var known: [(beginning: String, words: [String]?)] = []

  /// Makes the table known to a connection that the words are looked up in.
  static func prepare(_ db: Database) throws {
    try db.execute(
      sql: "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab('main', 'text', 'instance')")
  }

  /// `expression`, which ``FullText`` made, with words for beginnings of words where that is faster.
  mutating func widen(_ expression: String, in db: Database) throws -> Widened {
    var parts = Self.parts(of: expression)
    var groups: [Int] = []
    for index in stride(from: 1, to: parts.count, by: 2) {
      groups.append(1)
      guard let beginning = Self.beginning(at: index, in: parts),
        let words = try words(beginningWith: beginning, in: db)
      else { continue }
      let before = parts[index].dropLast(beginning.count)
      // Stands between the quotes that the parts are joined with.
      parts[index] = words.map { before + $0 }.joined(separator: "\" OR \"")
      parts[index - 1] += "("
      parts[index + 1] = ")" + parts[index + 1].dropFirst()
      groups[groups.count - 1] = words.count
    }
    return Widened(expression: parts.joined(separator: "\""), groups: groups)
  }

  /// Whether an expression has a beginning of words that many articles have.
  static func areCommon(in expression: String, _ db: Database) throws -> Bool {
    let parts = parts(of: expression)
    return try stride(from: 1, to: parts.count, by: 2).contains { index in
      try beginning(at: index, in: parts).map { try pages(of: $0, in: db) >= leastPages } ?? false
    }
  }

  /// An expression cut at its quotes: every second part is a phrase.
  private static func parts(of expression: String) -> [String] {
    expression.split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
  }

  /// The beginning of words that the phrase at an index ends with, if it does.
  private static func beginning(at index: Int, in parts: [String]) -> String? {
    guard index + 1 < parts.count, parts[index + 1].hasPrefix("*") else { return nil }
    return parts[index].split(separator: " ").last.map(String.init)
  }

  /// All words that begin so; `nil` where FTS5 is as fast.
  private mutating func words(
    beginningWith beginning: String, in db: Database
  ) throws -> [String]? {
    let version = try Int64.fetchOne(db, sql: "PRAGMA data_version") ?? 0
    let state = [version, Int64(db.totalChangesCount)]
    if state != self.state { (self.state, known) = (state, []) }
    if let words = known.first(where: { $0.beginning == beginning }) { return words.words }
    let words = try Self.find(beginning, in: db)
    if known.count == Self.mostKnown { known.removeFirst() }
    known.append((beginning, words))
    return words
  }

  private static func find(_ beginning: String, in db: Database) throws -> [String]? {
    let pages = try Self.pages(of: beginning, in: db)
    guard pages >= leastPages else { return nil }
    // To look a word up and its hits costs about as much as what FTS5 does with half a page.
    let limit = min(mostWords, pages / 2)
    let next = try db.cachedStatement(sql: "SELECT term FROM vocabulary WHERE term >= ? LIMIT 1")
    var words: [String] = []
    var start = beginning
    while let word = try String.fetchOne(next, arguments: [start]),
      word.utf8.starts(with: beginning.utf8)
    {
      guard words.count < limit else { return nil }
      words.append(word)
      // What comes next; no word holds a character below a blank.
      start = word + "\u{1}"
    }
    return words.isEmpty ? nil : words
  }

  /// About how many pages of the index hold the hits of all words that begin so.
  ///
  /// FTS5 keeps for each segment the words that its pages begin with, behind a `0`.
  private static func pages(of beginning: String, in db: Database) throws -> Int {
    let statement = try db.cachedStatement(
      sql: """
        WITH RECURSIVE segment(id) AS (
          SELECT min(segid) FROM text_idx
          UNION ALL
          SELECT (SELECT min(segid) FROM text_idx WHERE segid > id) FROM segment WHERE id IS NOT NULL)
        SELECT sum(
          coalesce((SELECT pgno FROM text_idx WHERE segid = id AND term < ?2
            ORDER BY term DESC LIMIT 1), 0) / 2
          - coalesce((SELECT pgno FROM text_idx WHERE segid = id AND term <= ?1
            ORDER BY term DESC LIMIT 1), 0) / 2)
        FROM segment WHERE id IS NOT NULL
        """)
    let first = Array("0\(beginning)".utf8)
    let bounds = [first, first + [0xFF]].map { Data($0) }
    return try Int.fetchOne(statement, arguments: StatementArguments(bounds)) ?? 0
  }
}
