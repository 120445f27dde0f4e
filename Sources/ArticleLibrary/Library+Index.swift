internal import ArticleModel
internal import GRDB
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

extension Library {
  /// The folder in which something changes when another program has changed the index.
  public var indexFolder: String? { cacheFolder }

  /// Shows what other programs have changed in the index; returns what there is then, or `nil`
  /// where they have changed nothing.
  ///
  /// Not to be called while an update is under way, which does the same at its end.
  public func takeChangesOfOthers() -> ScanProgress? {
    let (store, report) = state.withLock { ($0.store, $0.lastReport) }
    beginChange()
    defer { endChange() }
    guard let store, var report, let change = changeByOthers(of: store) else { return nil }
    // What relates them to each other was saved by whoever changed them.
    if relationsAreSaved { state.withLock { $0.relations = nil } }
    report.failures += (try? store.failures(roots: paths)) ?? []
    return publish(change, report, isFinished: true)
  }

  /// Whether another program has made the index anew, so that all folders are to be looked at.
  public var isIndexReplaced: Bool { state.withLock { $0.store }?.isReplaced ?? false }

  /// Empties the index, so that the next update reads everything again.
  ///
  /// The reader's marks are not in it. To be called before the first update.
  ///
  /// - Throws: ``MarksError`` where it cannot be emptied.
  public func removeIndex() throws(MarksError) {
    guard let cacheFolder else { return }
    var names = ["front", "catalogue", "changes", "relations"].map { $0 + ".packed" }
    // Where the tables cannot be emptied nobody else can use them either.
    if try !emptyTables(cacheFolder + "/index.sqlite") {
      names += ["", "-wal", "-shm", IndexStore.damageEnding].map { "index.sqlite" + $0 }
    }
    for name in names {
      let path = "\(cacheFolder)/\(name)"
      guard unlink(path) != 0, errno != ENOENT, errno != ENOTDIR else { continue }
      throw MarksError(path: path, reason: SystemError(code: errno).message)
    }
  }

  /// Empties the tables of a database; returns whether it has any that could be used.
  private func emptyTables(_ path: String) throws(MarksError) -> Bool {
    guard access(path, F_OK) == 0, access(path + IndexStore.damageEnding, F_OK) != 0 else {
      return false
    }
    do {
      try IndexStore.remake(path, isStemming: isStemming)
      return true
    } catch let error as DatabaseError where !IndexStore.isDamage(error) {
      throw MarksError(path: path, reason: IndexStore.reason(of: error))
    } catch {
      return false
    }
  }
}
