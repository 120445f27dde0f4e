public import ArticleModel

extension Library {
  /// The reader's marks on articles of the library.
  public func readerMarks(of articles: [ArticleID]) -> [ReaderMarks] {
    let catalogue = catalogue
    let snapshot = marks.snapshot()
    return articles.map { id in
      var marks = marks(under: keys(of: id, in: catalogue), in: snapshot)
      marks.isRead = has(.read, id, in: catalogue, snapshot)
      marks.isStarred = has(.starred, id, in: catalogue, snapshot)
      return marks
    }
  }

  /// The reader's marks on an article that was read from anywhere: it is known by its contents.
  public func readerMarks(of article: Article, id: ArticleID) -> ReaderMarks {
    let snapshot = self.marks.snapshot()
    let keys = [MarkKey(id, article.fingerprint)]
    var marks = marks(under: keys, in: snapshot)
    // What another program says holds until the reader says otherwise.
    if let given = article.given {
      if snapshot.newest(.read, keys) == nil { marks.isRead = given.isRead }
      if snapshot.newest(.starred, keys) == nil { marks.isStarred = given.isStarred }
    }
    return marks
  }

  private func marks(under keys: [MarkKey], in snapshot: MarksSnapshot) -> ReaderMarks {
    ReaderMarks(
      isRead: snapshot.has(.read, keys), isStarred: snapshot.has(.starred, keys),
      tags: snapshot.tags(of: keys))
  }

  /// Whether an article has a mark.
  public func has(_ mark: MarkChange.Mark, on id: ArticleID) -> Bool {
    has(mark, id, in: catalogue, marks.snapshot())
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
    let others = articles.filter { has(mark, $0, in: catalogue, snapshot) != isSet }
    guard !others.isEmpty else { return 0 }
    try self.mark(others.map { MarkChange($0, mark, isSet) })
    return others.count
  }
}
