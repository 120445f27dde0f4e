internal import ArticleFormats
public import ArticleModel
internal import Synchronization

/// Single articles, with their text.
extension Library {
  /// The headline of an article that is in the library.
  public func headline(_ id: ArticleID) -> Headline? {
    (try? stored(id)).map { marked($0.headline, $0.fingerprint) }
  }

  /// An article with its text, read from its file now.
  ///
  /// - Throws: ``ArticleModel/ReadFailure`` where its file is gone or cannot be read any more.
  public func article(_ id: ArticleID) throws(ReadFailure) -> (Headline, Article) {
    let stored = try stored(id)
    return (marked(stored.headline, stored.fingerprint), try lastRead.article(stored, of: self))
  }

  /// An article with its text, as ``article(_:)`` reads it, for whoever only looks something up in
  /// it: what is being read stays at hand.
  public func articleInPassing(_ id: ArticleID) throws(ReadFailure) -> Article {
    try LastReadArticle().article(try stored(id), of: self, from: lastFile)
  }

  func stored(_ id: ArticleID) throws(ReadFailure) -> StoredArticle {
    let (store, docid, provisional) = state.withLock { state in
      let docid = state.catalogue.position(of: id).map { state.catalogue.docids[$0] }
      return (state.store, docid, docid.flatMap { state.provisional[$0] ?? state.front[$0] })
    }
    if let provisional { return provisional }
    guard let docid, let found = try? store?.article(docid),
      paths.indices.contains(found.place.root)
    else { throw ReadFailure(path: id.description, reason: "it is not in this library") }
    return found
  }
}
