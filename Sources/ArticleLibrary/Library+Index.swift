internal import ArticleModel

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

extension Library {
  /// Removes the index, so that the next update reads everything again.
  ///
  /// The reader's marks are not in it. To be called before the first update.
  ///
  /// - Throws: ``MarksError`` where a file of it cannot be removed.
  public func removeIndex() throws(MarksError) {
    guard let cacheFolder else { return }
    for name in [
      "front.packed", "catalogue.packed", "relations.packed", "index.sqlite", "index.sqlite-wal",
      "index.sqlite-shm", "index.sqlite.unusable",
    ] {
      let path = "\(cacheFolder)/\(name)"
      guard unlink(path) != 0, errno != ENOENT, errno != ENOTDIR else { continue }
      throw MarksError(path: path, reason: SystemError(code: errno).message)
    }
  }
}
