internal import ArticleModel
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
    guard let store, var report, let change = changeByOthers(of: store) else { return nil }
    // What relates them to each other was saved by whoever changed them.
    if relationsAreSaved { state.withLock { $0.relations = nil } }
    report.failures += (try? store.failures(roots: paths)) ?? []
    return publish(change, report, isFinished: true)
  }

  /// Removes the index, so that the next update reads everything again.
  ///
  /// The reader's marks are not in it. To be called before the first update.
  ///
  /// - Throws: ``MarksError`` where a file of it cannot be removed.
  public func removeIndex() throws(MarksError) {
    guard let cacheFolder else { return }
    for name in [
      "front.packed", "catalogue.packed", "changes.packed", "relations.packed", "index.sqlite",
      "index.sqlite-wal",
      "index.sqlite-shm", "index.sqlite.unusable",
    ] {
      let path = "\(cacheFolder)/\(name)"
      guard unlink(path) != 0, errno != ENOENT, errno != ENOTDIR else { continue }
      throw MarksError(path: path, reason: SystemError(code: errno).message)
    }
  }
}
