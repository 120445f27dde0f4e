internal import GRDB

/// The languages that an index of stems has words of, for a query does not tell its own.
extension IndexStore {
  /// How words are to be looked for.
  var wordForms: WordForms {
    guard isStemming else { return .asWritten }
    let list = try? reading { try Self.languages(in: $0) }
    return .stems(of: StemLanguage.languages(in: list ?? ""))
  }

  /// Notes languages of articles that are being written.
  static func note(languages tags: [String?], in db: Database) throws {
    let new = Set(tags.map { StemLanguage(tag: $0) })
    let known = StemLanguage.languages(in: try languages(in: db))
    guard !new.subtracting(known).subtracting([.none]).isEmpty else { return }
    let statement = try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO meta VALUES ('languages', ?)")
    try statement.execute(arguments: [StemLanguage.list(known.union(new))])
  }

  private static func languages(in db: Database) throws -> String {
    let statement = try db.cachedStatement(sql: "SELECT value FROM meta WHERE name = 'languages'")
    return try Row.fetchOne(statement)?.text(0) ?? ""
  }
}
