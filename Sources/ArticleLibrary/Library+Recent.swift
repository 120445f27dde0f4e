internal import ArticleModel
internal import Synchronization

/// The words of the newest articles, which are looked up first.
extension Library {
  /// Reads the newest articles once more where the index for these lacks most of them.
  ///
  /// Where one cannot be read it goes without them until the next start.
  func completeRecentTexts(in store: IndexStore) {
    let docids = (try? store.reading { try RecentTexts.lacking(in: $0) }) ?? []
    guard !docids.isEmpty, !store.lacksRecentTexts.load(ordering: .relaxed) else { return }
    let file = LastReadFile()
    var texts: [(docid: Int64, text: SearchableText)] = []
    do {
      // Articles of one file come one after the other, so that it is read once.
      let stored = try docids.map { try store.article($0) }.compactMap { $0 }
        .sorted { ($0.place.name, $0.number) < ($1.place.name, $1.number) }
      for stored in stored where paths.indices.contains(stored.place.root) {
        let article = try LastReadArticle().article(stored, of: self, from: file)
        let text =
          store.isStemming ? SearchableText(stemming: article) : SearchableText(article)
        texts.append((stored.docid, text))
      }
      guard texts.count == docids.count else {
        return store.lacksRecentTexts.store(true, ordering: .relaxed)
      }
      texts.sort { $0.docid < $1.docid }
      try store.writing { try RecentTexts.put(texts, in: $0) }
    } catch {
      store.lacksRecentTexts.store(true, ordering: .relaxed)
    }
  }
}
