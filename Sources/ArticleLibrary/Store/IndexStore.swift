internal import ArticleModel
internal import GRDB
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The index on disk: files, headlines and the words of all articles, in one SQLite database.
///
/// All of it can be made again from the articles, so a database that is damaged or of another
/// version is set aside and a new one begun. One connection reads while another one writes; neither
/// waits for the other.
final class IndexStore: Sendable {
  /// Why the index that was there is not used.
  enum Trouble: Equatable, Sendable {
    case damaged(setAside: String)
    /// The list of all articles was, and is taken from the tables.
    case damagedList
    case otherVersion
    /// It cannot be written, so that this index is forgotten when the program ends.
    case unwritable(path: String, reason: String)
  }

  /// The version of the tables below; a database of another one is made anew.
  static let version: Int32 = 9
  /// Added to the version of a database whose words are stems.
  private static let stemmingMark: Int32 = 1 << 16

  /// Whether an article has a mark, by its identifier, its fingerprint and the mark's name.
  typealias MarkQuestion = @Sendable (UInt64, UInt64, String) -> Bool

  let reader: DatabaseQueue
  let path: String?
  /// Whether the words in it are stems.
  let isStemming: Bool
  /// Tells the tables from those that another program may make in their place.
  let made: Int64
  private let configuration: Configuration
  private let opened = Mutex<DatabaseQueue?>(nil)
  private let searching = Mutex<DatabaseQueue?>(nil)
  private let relating = Mutex<DatabaseQueue?>(nil)
  /// The words that the connection that searches asks for.
  let beginnings = Mutex(WordBeginnings())
  /// What went wrong while it was used.
  let failures = Mutex(Failures())
  /// The state of the tables that this program knows.
  let known = Mutex(KnownGeneration())
  /// Whether the words of the newest articles could not be put together.
  let hasGivenUpRecentTexts = Atomic(false)

  /// The index in the folder `folder`, or one in memory where there is no folder or it cannot be
  /// written.
  ///
  /// `isMarked` answers whether an article has a mark, by its identifier and its fingerprint. An
  /// index of whole words is of no use where `isStemming` asks for stems, and the other way round.
  static func open(
    folder: String?, isStemming: Bool = false, isMarked: @escaping MarkQuestion
  ) -> (store: IndexStore, trouble: Trouble?) {
    func inMemory(_ trouble: Trouble?) -> (store: IndexStore, trouble: Trouble?) {
      (Self.inMemory(isStemming, isMarked), trouble)
    }
    guard let folder else { return inMemory(nil) }
    guard makeFolders(folder) else {
      return inMemory(.unwritable(path: folder, reason: systemMessage(errno)))
    }
    let path = folder + "/index.sqlite"
    var trouble: Trouble?
    if access(path + damageEnding, F_OK) == 0 { trouble = setAside(path, isOld: false) }
    for _ in 0..<2 {
      if case .unwritable = trouble { break }
      do {
        return (try IndexStore(path: path, isStemming, isMarked), trouble)
      } catch let error as DatabaseError where !isDamage(error) && !isFolder(path) {
        return inMemory(.unwritable(path: path, reason: error.message ?? "\(error)"))
      } catch {
        trouble = setAside(path, isOld: error is WrongVersion)
      }
    }
    return inMemory(trouble)
  }

  private struct WrongVersion: Error {}

  private init(path: String, _ isStemming: Bool, _ isMarked: @escaping MarkQuestion) throws {
    self.path = path
    self.isStemming = isStemming
    let configuration = Self.configuration(isMarked)
    self.configuration = configuration
    if access(path, F_OK) != 0 {
      let writer = try DatabaseQueue(path: path, configuration: configuration)
      try Self.makeTables(writer, isStemming)
      opened.withLock { $0 = writer }
    }
    reader = try DatabaseQueue(path: path, configuration: configuration)
    // Another program may be about to make the tables, or have ended before it did.
    if try Self.isEmpty(reader) { try Self.makeTables(reader, isStemming) }
    let version = try reader.read { try Int32.fetchOne($0, sql: "PRAGMA user_version") }
    guard version == Self.version(isStemming) else { throw WrongVersion() }
    made = try reader.read { try Self.made(in: $0) }
  }

  /// What a database notes of what made it.
  static func version(_ isStemming: Bool) -> Int32 {
    version + (isStemming ? stemmingMark : 0)
  }

  private init(memory: DatabaseQueue, _ isStemming: Bool, _ configuration: Configuration) {
    path = nil
    made = 0
    self.isStemming = isStemming
    self.configuration = configuration
    reader = memory
    opened.withLock { $0 = memory }
  }

  private static func inMemory(
    _ isStemming: Bool, _ isMarked: @escaping MarkQuestion
  ) -> IndexStore {
    let configuration = configuration(isMarked)
    do {
      let queue = try DatabaseQueue(configuration: configuration)
      try makeTables(queue, isStemming)
      try queue.inDatabase { try prepareSearch($0) }
      return IndexStore(memory: queue, isStemming, configuration)
    } catch {
      // Memory for an empty database is all that this takes.
      fatalError("no index in memory: \(error)")
    }
  }

  /// The connection that writes, opened when it is first needed: a start without changes does
  /// without it.
  func writer() throws -> DatabaseQueue { try connection(opened) { _ in } }

  /// The connection that searches, apart so that a search can be broken off.
  func searcher() throws -> DatabaseQueue {
    try connection(searching) { try $0.inDatabase { try Self.prepareSearch($0) } }
  }

  private static func prepareSearch(_ db: Database) throws {
    Relevance.register(in: db)
    try WordBeginnings.prepare(db)
  }

  /// A connection for what takes long; the one for lists where the index is in memory.
  func relater() throws -> DatabaseQueue { try connection(relating) { _ in } }

  /// The connection that is kept at a place, opened and prepared the first time.
  private func connection(
    _ kept: borrowing Mutex<DatabaseQueue?>, prepare: (DatabaseQueue) throws -> Void
  ) throws -> DatabaseQueue {
    try kept.withLock { kept in
      if let kept { return kept }
      guard let path else { return reader }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try prepare(queue)
      kept = queue
      return queue
    }
  }

  /// Breaks off the search that is under way: something else is looked for now.
  func breakOffSearch() {
    guard path != nil else { return }
    searching.withLock { $0 }?.interrupt()
  }

  static func configuration(
    _ isMarked: @escaping MarkQuestion = { _, _, _ in false }
  ) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      // Room that becomes free can be given back without copying the whole database. It has to be
      // said before anything is written, and only then: it waits for whoever else is writing.
      if try Int.fetchOne(db, sql: "PRAGMA page_count") == 0 {
        try db.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
      }
      // Both are safe: after a crash of the machine the last changes are made again by a scan.
      try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
      try db.execute(sql: "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4096")
      addFunctions(to: db, isMarked)
    }
    return configuration
  }

  /// The connection that writes, where it was needed.
  var openedWriter: DatabaseQueue? { opened.withLock { $0 } }

  /// What the conditions of queries call.
  private static func addFunctions(to db: Database, _ isMarked: @escaping MarkQuestion) {
    db.add(
      function: DatabaseFunction("folded_contains", argumentCount: 2, pure: true) { values in
        QueryFunctions.foldedContains(
          String.fromDatabaseValue(values[0]), String.fromDatabaseValue(values[1]) ?? "")
      })
    db.add(
      function: DatabaseFunction("folded_words", argumentCount: 2, pure: true) { values in
        QueryFunctions.foldedWords(
          String.fromDatabaseValue(values[0]), String.fromDatabaseValue(values[1]) ?? "")
      })
    db.add(
      function: DatabaseFunction("marked", argumentCount: 3) { values in
        isMarked(
          UInt64(bitPattern: Int64.fromDatabaseValue(values[0]) ?? 0),
          UInt64(bitPattern: Int64.fromDatabaseValue(values[1]) ?? 0),
          String.fromDatabaseValue(values[2]) ?? "")
      })
  }

  private static func isEmpty(_ queue: DatabaseQueue) throws -> Bool {
    try queue.read { try isEmpty($0) }
  }

  private static func isEmpty(_ db: Database) throws -> Bool {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
      && Int32.fetchOne(db, sql: "PRAGMA user_version") == 0
  }

  /// Makes the tables, unless another program has made them in the meantime.
  private static func makeTables(_ queue: DatabaseQueue, _ isStemming: Bool) throws {
    try queue.writeWithoutTransaction { db in
      try db.inTransaction(.immediate) {
        guard try isEmpty(db) else { return .rollback }
        try makeTables(in: db, isStemming)
        return .commit
      }
      try setFlushes(in: db)
    }
  }

  static func makeTables(in db: Database, _ isStemming: Bool) throws {
    try db.execute(sql: tables)
    // No index has the states of another one, so what was made of that one is never taken for
    // what belongs to this.
    try db.execute(
      sql: "INSERT INTO meta VALUES ('generation', ?), ('made', ?)",
      arguments: [Int64.random(in: 1 << 20...1 << 50), Int64.random(in: 1 << 20...1 << 50)])
    try db.execute(sql: "PRAGMA user_version = \(version(isStemming))")
  }

  /// Large flushes make few segments, and few segments make both writing and reading fast.
  static func setFlushes(in db: Database) throws {
    try db.execute(sql: "INSERT INTO text(text, rank) VALUES ('hashsize', 16777216)")
  }

  // The text comes first of the words' columns: each place in another one takes two bytes more.
  private static let tables = """
    CREATE TABLE meta(name TEXT PRIMARY KEY, value) WITHOUT ROWID;
    CREATE TABLE folder(
      rowid INTEGER PRIMARY KEY, key INTEGER NOT NULL UNIQUE, root INTEGER NOT NULL, name TEXT NOT NULL,
      rawName BLOB, depth INTEGER NOT NULL, place INTEGER NOT NULL, modified INTEGER, sum INTEGER,
      isPlain INTEGER NOT NULL);
    CREATE TABLE file(
      rowid INTEGER PRIMARY KEY, key INTEGER NOT NULL UNIQUE, root INTEGER NOT NULL, name TEXT NOT NULL,
      rawName BLOB, isRoot INTEGER NOT NULL, status INTEGER NOT NULL, isPending INTEGER NOT NULL,
      failure TEXT, line INTEGER, folder INTEGER NOT NULL);
    CREATE INDEX fileOfFolder ON file(folder);
    CREATE INDEX failedFile ON file(rowid) WHERE failure IS NOT NULL;
    CREATE TABLE article(
      docid INTEGER PRIMARY KEY, id INTEGER NOT NULL, fingerprint INTEGER NOT NULL, file INTEGER NOT NULL,
      number INTEGER NOT NULL, title TEXT NOT NULL, section TEXT, author TEXT,
      published INTEGER NOT NULL, source TEXT, language TEXT, words INTEGER NOT NULL,
      tags TEXT NOT NULL, has INTEGER NOT NULL, added INTEGER NOT NULL, terms BLOB,
      address INTEGER NOT NULL, sketch BLOB NOT NULL, saved INTEGER NOT NULL,
      pointers BLOB NOT NULL);
    CREATE TABLE version(docid INTEGER PRIMARY KEY, story INTEGER NOT NULL);
    CREATE INDEX versionOfStory ON version(story);
    CREATE TABLE unseen(docid INTEGER PRIMARY KEY);
    CREATE INDEX articleOfFile ON article(file);
    CREATE TABLE dead(docid INTEGER PRIMARY KEY);
    CREATE TABLE neighbour(docid INTEGER PRIMARY KEY, list BLOB NOT NULL);
    CREATE TABLE unrelated(docid INTEGER PRIMARY KEY);
    CREATE TABLE story(docid INTEGER PRIMARY KEY, story INTEGER NOT NULL);
    CREATE VIRTUAL TABLE text USING fts5(
      body, title, section, author, content='', columnsize=1, tokenize='ascii');
    CREATE VIRTUAL TABLE recent USING fts5(
      body, title, section, author, content='', columnsize=1, tokenize='ascii');
    """
}

/// Makes a folder and those above it; returns whether it is there.
func makeFolders(_ folder: String) -> Bool {
  if mkdir(folder, 0o700) == 0 || errno == EEXIST { return true }
  guard errno == ENOENT, let slash = folder.lastIndex(of: "/"), slash > folder.startIndex else {
    return false
  }
  return makeFolders(String(folder[..<slash])) && (mkdir(folder, 0o700) == 0 || errno == EEXIST)
}
