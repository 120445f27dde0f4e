internal import ArticleModel
internal import Foundation
internal import GRDB

/// What the index knows of folders: enough to tell by one look at each whether names have come or
/// gone, and by one number whether any of its files is another one.
///
/// Both are true of the rows of the folder's files or are not there: whoever changes such a row
/// takes them away in the same transaction, and they are computed again from the rows.
extension IndexStore {
  /// All folders.
  func folders() throws -> KnownFolders {
    try reading { db in
      var folders = KnownFolders()
      let sql = """
        SELECT rowid, root, name, rawName, depth, place, modified, sum, isPlain FROM folder
        """
      let rows = try Row.fetchCursor(db, sql: sql)
      while let row = try rows.next() {
        let folder = LibraryFolder(
          root: Int(clamping: try row.number(1)), name: try row.text(2),
          rawName: try row.decode(Data?.self, atIndex: 3).map { Array($0) },
          depth: Int(clamping: try row.number(4)))
        folders.add(
          KnownFolder(
            row: try row.number(0), folder: folder, place: try row.bits(5),
            modified: try row.decode(Int64?.self, atIndex: 6)
              .map { ModificationTime(nanoseconds: $0) },
            sum: try row.decode(Int64?.self, atIndex: 7)
              .map { FolderSum(value: UInt64(bitPattern: $0)) },
            isPlain: try row.number(8) != 0))
      }
      return folders
    }
  }

  /// The files of a folder.
  func files(ofFolder row: Int64) throws -> KnownFiles {
    try reading { db in
      let statement = try db.cachedStatement(
        sql: "SELECT key, rowid, status, isPending FROM file WHERE folder = ?")
      let rows = try Row.fetchCursor(statement, arguments: [row])
      var entries: [KnownFiles.Entry] = []
      while let row = try rows.next() {
        entries.append(
          KnownFiles.Entry(
            key: try row.bits(0), row: try row.number(1), status: try row.bits(2),
            isPending: try row.number(3) != 0))
      }
      return KnownFiles(entries)
    }
  }

  /// Notes folders as a scan found them, once their files are as the scan found them, and forgets
  /// those that are gone.
  func note(_ scanned: [ScannedFolder], gone: [Int64]) throws {
    guard !scanned.isEmpty || !gone.isEmpty else { return }
    try writing { db in
      for folder in scanned {
        let row = try Self.row(of: folder.folder, in: db)
        let sum = folder.isPlain ? try Self.sum(ofFolder: row, in: db) : nil
        try db.cachedStatement(
          sql: "UPDATE folder SET place = ?, modified = ?, sum = ?, isPlain = ? WHERE rowid = ?"
        ).execute(arguments: [
          Int64(bitPattern: folder.place), folder.modified?.nanoseconds,
          sum.map { Int64(bitPattern: $0.value) }, folder.isPlain, row,
        ])
      }
      for row in gone {
        try db.cachedStatement(
          sql: """
            DELETE FROM folder
            WHERE rowid = ?1 AND NOT EXISTS (SELECT 1 FROM file WHERE folder = ?1)
            """
        ).execute(arguments: [row])
      }
    }
  }

  /// What the files of a folder add up to; `nil` where one has to be read again.
  private static func sum(ofFolder row: Int64, in db: Database) throws -> FolderSum? {
    let statement = try db.cachedStatement(
      sql: "SELECT name, rawName, status, isPending FROM file WHERE folder = ?")
    let rows = try Row.fetchCursor(statement, arguments: [row])
    var sum = FolderSum()
    while let row = try rows.next() {
      guard try row.number(3) == 0 else { return nil }
      let raw = try row.decode(Data?.self, atIndex: 1)
      let path = try raw.map { ByteHash.hash($0) } ?? ByteHash.hash(try row.text(0).utf8)
      sum.add(path: path, status: try row.bits(2))
    }
    return sum
  }

  /// The row of a folder, which is made where there is none.
  private static func row(of folder: LibraryFolder, in db: Database) throws -> Int64 {
    let key = Int64(bitPattern: folder.key)
    let find = try db.cachedStatement(sql: "SELECT rowid FROM folder WHERE key = ?")
    if let row = try Int64.fetchOne(find, arguments: [key]) { return row }
    let sql = """
      INSERT INTO folder(key, root, name, rawName, depth, place, isPlain)
      VALUES (?, ?, ?, ?, ?, 0, 0)
      """
    try db.cachedStatement(sql: sql).execute(arguments: [
      key, folder.root, folder.name, folder.rawName.map { Data($0) }, folder.depth,
    ])
    return db.lastInsertedRowID
  }

  /// The row of a folder in which a file's row is about to change.
  static func rowForChange(of folder: LibraryFolder, in db: Database) throws -> Int64 {
    let row = try row(of: folder, in: db)
    try forgetState(ofFolder: row, in: db)
    return row
  }

  /// Takes away what was true of the files of a folder.
  static func forgetState(ofFolder row: Int64, in db: Database) throws {
    let sql = """
      UPDATE folder SET modified = NULL, sum = NULL
      WHERE rowid = ? AND (modified IS NOT NULL OR sum IS NOT NULL)
      """
    try db.cachedStatement(sql: sql).execute(arguments: [row])
  }
}
