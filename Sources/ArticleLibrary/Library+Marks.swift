public import ArticleModel
internal import Synchronization

/// The reader's marks.
///
/// A change holds as soon as it is made. What cannot be written then waits, and is written with the
/// next change or by ``saveMarks()``.
extension Library {
  /// Changes marks, as one action that ``undo()`` takes back; not so where `isAction` is unset, for
  /// changes that nobody asked for.
  ///
  /// - Throws: ``MarksError`` where they cannot be written; they hold until the program ends.
  public func mark(_ changes: [MarkChange], isAction: Bool = true) throws(MarksError) {
    let catalogue = catalogue
    noteGiven(before: changes)
    let edits = changes.flatMap { change in
      keys(of: change.article, in: catalogue).map { MarkEdit($0, change.mark, change.isSet) }
    }
    marks.take(edits, isAction: isAction)
    note(changes)
    try marks.save()
  }

  /// Takes back the last action of this machine, also where that was before the program was
  /// started.
  ///
  /// - Returns: What changed, which ``saveMarks()`` writes; `nil` where there is nothing to undo.
  /// - Throws: ``MarksError`` where the actions cannot be read; then nothing has changed.
  public func undo() throws(MarksError) -> [MarkChange]? {
    try reversed { () throws(MarksError) in try marks.undo() }
  }

  /// Does again what was undone last; as ``undo()`` in all else.
  public func redo() throws(MarksError) -> [MarkChange]? {
    try reversed { () throws(MarksError) in try marks.redo() }
  }

  /// How many marks wait to be written.
  public var unsavedMarks: Int { marks.unsaved }

  /// Writes what waits.
  ///
  /// - Throws: ``MarksError`` where it cannot be written; it goes on waiting then.
  public func saveMarks() throws(MarksError) {
    try marks.save()
  }

  private func reversed(
    _ step: () throws(MarksError) -> MarkAction?
  ) throws(MarksError) -> [MarkChange]? {
    guard let action = try step() else { return nil }
    let changes = asShown(action.edits.map(\.change))
    shareWithVersions(changes)
    note(changes)
    return changes
  }

  /// Takes changes into the flags that counts go by.
  private func note(_ changes: [MarkChange]) {
    state.withLock { state in
      for change in changes where change.mark == .read {
        guard let position = state.catalogue.position(of: change.article) else { continue }
        state.isRead[position] = change.isSet
        for docid in state.catalogue.versions.story(of: state.catalogue.docids[position]) {
          if let other = state.catalogue.position(ofDocument: docid) {
            state.isRead[other] = change.isSet
          }
        }
      }
      state.marksVersion = marks.version
      // Which stories there are, and which of them come first.
      if changes.contains(where: { $0.mark.isOfStory }) { state.lists = ListCache() }
    }
  }

  /// What an article's marks are kept under: what it is in the folder, and what stands in it.
  func key(of id: ArticleID, in catalogue: Catalogue) -> MarkKey {
    let fingerprint = catalogue.position(of: id).map { catalogue.fingerprints[$0] } ?? 0
    return MarkKey(id, fingerprint == 0 ? nil : fingerprint)
  }

  // MARK: Tags

  /// The words that the reader gave an article.
  public func tags(of id: ArticleID) -> [String] {
    marks.snapshot().tags(of: keys(of: id, in: catalogue))
  }

  /// All tags in use, the one that most articles have first.
  public var tagCounts: [(name: String, count: Int)] {
    marks.snapshot().tagCounts().sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }

  // MARK: Places

  /// Where the reader stopped in an article.
  public func position(of id: ArticleID) -> ReadingPosition? {
    let snapshot = marks.snapshot()
    return keys(of: id, in: catalogue).lazy.compactMap { snapshot.position(of: $0) }.first
  }

  /// Notes where the reader stopped in an article; ``saveMarks()`` writes it.
  public func setPosition(_ position: ReadingPosition?, of id: ArticleID) {
    marks.take(position, key(of: id, in: catalogue))
  }

  /// Notes that an article was opened now; ``saveMarks()`` writes it.
  public func noteOpened(_ id: ArticleID) {
    marks.take(opened: Timestamp(seconds: currentSeconds()), key(of: id, in: catalogue))
  }

  /// The articles that were opened, the last one first, of which some may be gone.
  public func history(limit: Int = .max) -> [ArticleID] {
    marks.snapshot().history(limit: limit).map(\.key.id)
  }

  /// The articles that were begun and not read to their ends, the one that was left last first.
  public func unfinished(limit: Int = .max) -> [(article: ArticleID, position: ReadingPosition)] {
    marks.snapshot().unfinished(limit: limit).map { (article: $0.key.id, position: $0.position) }
  }

  /// The article that was opened last.
  public var lastOpened: ArticleID? { marks.snapshot().lastOpened()?.id }
}
