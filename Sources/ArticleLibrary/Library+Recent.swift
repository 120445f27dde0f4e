internal import ArticleFormats
internal import ArticleModel
internal import Synchronization

/// The words of the newest articles, which are looked up first.
extension Library {
  /// Reads the newest articles once more where the index for these lacks most of them.
  ///
  /// Where that fails it is not tried again while the program runs: it would read them all at each
  /// change.
  func completeRecentTexts(in store: IndexStore) {
    guard !store.hasGivenUpRecentTexts.load(ordering: .relaxed) else { return }
    do {
      let docids = try store.reading { try RecentTexts.lacking(in: $0) }
      guard !docids.isEmpty else { return }
      let stored = try docids.compactMap { try store.article($0) }
      var texts: [(docid: Int64, text: SearchableText)] = []
      for ofFile in Dictionary(grouping: stored, by: \.place).values {
        texts += try self.texts(of: ofFile, isStemming: store.isStemming)
      }
      texts.sort { $0.docid < $1.docid }
      try store.writing { try RecentTexts.put(texts, in: $0) }
    } catch {
      store.hasGivenUpRecentTexts.store(true, ordering: .relaxed)
    }
  }

  /// The words of articles that are all in one file, which is read once.
  private func texts(
    of stored: [StoredArticle], isStemming: Bool
  ) throws(ReadFailure) -> [(docid: Int64, text: SearchableText)] {
    guard let first = stored.first, paths.indices.contains(first.place.root) else { return [] }
    let root = paths[first.place.root]
    let name = first.headline.path
    let bytes = try ArticleFile.read(first.place.path(in: root), name: name).bytes
    let bodies: Bodies = stored.count == 1 ? .only(first.number) : .all
    let articles = try parser.contents(of: bytes, name: name, bodies: bodies).articles
    var texts: [(docid: Int64, text: SearchableText)] = []
    for article in stored {
      guard let place = LastReadArticle.place(of: article, root, in: articles),
        bodies.include(place)
      else { throw ReadFailure(path: name, reason: "the article is not in it any more") }
      let found = articles[place]
      texts.append(
        (article.docid, isStemming ? SearchableText(stemming: found) : SearchableText(found)))
    }
    return texts
  }
}
