public import ArticleModel

extension Library {
  /// The reader's marks on articles of the library.
  public func readerMarks(of articles: [ArticleID]) -> [ReaderMarks] {
    let catalogue = catalogue
    let snapshot = marks.snapshot()
    return articles.map { marks(under: keys(of: $0, in: catalogue), in: snapshot) }
  }

  /// The reader's marks on an article that was read from anywhere: it is known by its contents.
  public func readerMarks(of article: Article, id: ArticleID) -> ReaderMarks {
    marks(under: [MarkKey(id, article.fingerprint)], in: marks.snapshot())
  }

  private func marks(under keys: [MarkKey], in snapshot: MarksSnapshot) -> ReaderMarks {
    ReaderMarks(
      isRead: snapshot.has(.read, keys), isStarred: snapshot.has(.starred, keys),
      tags: snapshot.tags(of: keys))
  }

  /// Gives articles a mark, or takes it away, as one action, and returns when the disk has it.
  ///
  /// - Returns: How many had it not so before.
  /// - Throws: ``MarksError`` where that cannot be written.
  public func set(
    _ mark: MarkChange.Mark, _ isSet: Bool, on articles: [ArticleID]
  ) throws(MarksError) -> Int {
    let catalogue = catalogue
    let snapshot = marks.snapshot()
    let others = articles.filter { snapshot.has(mark, keys(of: $0, in: catalogue)) != isSet }
    guard !others.isEmpty else { return 0 }
    try self.mark(others.map { MarkChange($0, mark, isSet) })
    return others.count
  }
}
