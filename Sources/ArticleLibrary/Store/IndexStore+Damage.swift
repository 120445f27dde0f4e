internal import GRDB
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// What is made of errors: nothing that the database says is dropped, and one that is damaged is
/// set aside.
extension IndexStore {
  /// What went wrong while the index was used.
  struct Failures: Sendable {
    /// Whether something was found that cannot be.
    var isDamaged = false
    /// Whether another program was found to have made the tables anew.
    var isReplaced = false
    /// Whether it could not be written when it was opened.
    var isReadOnly = false
    /// What could not be done, as far as nobody has been told.
    var reason: String?
  }

  /// Whether something was found that cannot be.
  var isDamaged: Bool { failures.withLock { $0.isDamaged } }

  /// Whether another one is to be opened: what was read may be wrong, or is no longer what is on
  /// disk, or it can be written by now, which connections that only read never learn.
  var isToBeLeft: Bool {
    isDamaged || isReplaced
      || failures.withLock { $0.isReadOnly } && path.map { access($0, W_OK) == 0 } ?? false
  }

  /// Notes that the database is damaged, for this run and, should it end early, for the next one.
  func noteDamage() {
    guard let path,
      !failures.withLock({ failures in
        defer { failures.isDamaged = true }
        return failures.isDamaged
      })
    else { return }
    note(Self.damage)
    let mark = systemOpen(path + Self.damageEnding, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    if mark >= 0 { close(mark) }
  }

  static let damageEnding = ".unusable"

  /// Reads, and notes what only a damaged database answers.
  func reading<Value>(
    _ queue: DatabaseQueue? = nil, _ body: (Database) throws -> Value
  ) throws -> Value {
    do {
      // Each question is one statement, so that none needs a transaction of its own.
      return try (queue ?? reader).unsafeRead(body)
    } catch {
      judge(error)
      throw error
    }
  }

  /// Writes in one transaction, and notes what only a damaged database answers.
  func writing<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do {
      return try writer().write { db in
        try checkTables(in: db)
        return try body(db)
      }
    } catch {
      judge(error)
      throw error
    }
  }

  /// Notes what an error means: damage, or that something could not be done.
  func judge(_ error: any Error) {
    if error is TablesReplaced { return failures.withLock { $0.isReplaced = true } }
    guard let error = error as? DatabaseError else { return noteDamage() }
    // Nobody waits any more for what was broken off.
    if error.resultCode.primaryResultCode == .SQLITE_INTERRUPT { return }
    if error.resultCode.primaryResultCode == .SQLITE_READONLY {
      failures.withLock { $0.isReadOnly = true }
    }
    if Self.isDamage(error) { noteDamage() } else { note(Self.reason(of: error)) }
  }

  /// Notes why something could not be done; of several reasons the first one counts.
  func note(_ reason: String) {
    failures.withLock { $0.reason = $0.reason ?? reason }
  }

  /// Why something could not be done since this was last asked.
  func takeFailure() -> String? {
    failures.withLock { failures in
      defer { failures.reason = nil }
      return failures.reason
    }
  }

  /// Whether an error means that the database cannot be used any more.
  static func isDamage(_ error: DatabaseError) -> Bool {
    [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_FORMAT]
      .contains(error.resultCode.primaryResultCode)
  }

  /// Whether a folder stands where a file of the database should be.
  static func isFolder(_ path: String) -> Bool {
    ["", "-wal", "-shm"].contains { ending in
      var status = stat()
      return stat(path + ending, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
  }

  /// Moves a database out of the way, with the files beside it.
  static func setAside(_ path: String, isOld: Bool) -> Trouble {
    let other = path + (isOld ? ".old" : ".damaged")
    for ending in ["", "-wal", "-shm"] {
      unlink(other + ending)
      if rename(path + ending, other + ending) != 0, errno != ENOENT {
        return .unwritable(path: path + ending, reason: systemMessage(errno))
      }
    }
    unlink(path + damageEnding)
    if isOld {
      for ending in ["", "-wal", "-shm"] { unlink(other + ending) }
    }
    return isOld ? .otherVersion : .damaged(setAside: other)
  }
}

/// `open` of the system, whose name a method here has too.
private func systemOpen(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
  open(path, flags, mode)
}
