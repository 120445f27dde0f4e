internal import GRDB
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// An index that is made anew while other programs use it.
///
/// Its files stay where they are: whoever has them open would go on with files that are no longer
/// there, and open new ones beside them. Each program notices before it writes that the tables are
/// others, and begins again with these.
extension IndexStore {
  /// Another program has made the tables anew.
  struct TablesReplaced: Error {}

  /// What the tables are told by; 0 in those that have nothing of the kind.
  static func made(in db: Database) throws -> Int64 {
    let statement = try db.cachedStatement(sql: "SELECT value FROM meta WHERE name = 'made'")
    return try Int64.fetchOne(statement) ?? 0
  }

  /// Whether another program has made the tables anew since they were opened.
  var isReplaced: Bool {
    if failures.withLock({ $0.isReplaced }) { return true }
    guard path != nil else { return false }
    let now = try? reading { try Self.made(in: $0) }
    return now.map { $0 != made } ?? false
  }

  /// - Throws: ``TablesReplaced`` where the tables are no longer those that were opened.
  func checkTables(in db: Database) throws {
    guard path != nil else { return }
    if try Self.made(in: db) != made { throw TablesReplaced() }
  }

  /// Makes the tables of a database anew, in one step.
  ///
  /// - Throws: `DatabaseError`; the tables are as they were then, or empty.
  static func remake(_ path: String, isStemming: Bool) throws {
    let queue = try DatabaseQueue(path: path, configuration: configuration())
    try queue.writeWithoutTransaction { db in
      try db.inTransaction(.immediate) {
        // Those of the full-text index go with it.
        for condition in ["sql LIKE 'CREATE VIRTUAL%'", "name NOT LIKE 'sqlite%'"] {
          let sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND \(condition)"
          for name in try String.fetchAll(db, sql: sql) {
            try db.execute(sql: "DROP TABLE \"\(name.replacing("\"", with: "\"\""))\"")
          }
        }
        try makeTables(in: db, isStemming)
        try setFlushes(in: db)
        return .commit
      }
      // What closing the database would do as well, where nobody could be told of a failure.
      try db.checkpoint(.passive)
    }
  }

  /// Whether there is an index in a folder that can be used now.
  static func isUsable(in folder: String, isStemming: Bool) -> Bool {
    let path = folder + "/index.sqlite"
    guard access(path, F_OK) == 0, access(path + damageEnding, F_OK) != 0 else { return false }
    let isUsable = try? DatabaseQueue(path: path, configuration: impatient)
      .writeWithoutTransaction { db in
        var count: Int64 = 0
        try db.inTransaction(.immediate) {
          guard try Int32.fetchOne(db, sql: "PRAGMA user_version") == version(isStemming) else {
            return .rollback
          }
          let sql = "SELECT value FROM meta WHERE name = 'articles'"
          count = try Int64.fetchOne(db, sql: sql) ?? 0
          return .rollback
        }
        return count > 0
      }
    return isUsable ?? false
  }

  /// Writes an index that had to be made in memory to where it should have been; `nil` where that
  /// cannot be written yet.
  func kept(in folder: String, isMarked: @escaping MarkQuestion) -> IndexStore? {
    guard path == nil, makeFolders(folder) else { return nil }
    let path = folder + "/index.sqlite"
    do {
      try reader.backup(to: DatabaseQueue(path: path, configuration: Self.impatient))
    } catch {
      return nil
    }
    unlink(path + Self.damageEnding)
    let (store, _) = Self.open(folder: folder, isStemming: isStemming, isMarked: isMarked)
    // Another program may have made one in the meantime.
    guard store.path != nil, store.generation() == generation() else { return nil }
    let known = known.withLock { $0 }
    store.known.withLock { $0 = known }
    return store
  }

  /// For what nobody is to wait for.
  private static var impatient: Configuration {
    var configuration = configuration()
    configuration.busyMode = .immediateError
    return configuration
  }
}
