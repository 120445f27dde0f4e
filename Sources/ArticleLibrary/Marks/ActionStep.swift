internal import ArticleModel

/// What one line of this machine's log tells of the reader's actions.
struct ActionStep: Sendable {
  var clock: MarkClock
  var edits: [MarkEdit] = []
  var undone: MarkClock?
  var redone: MarkClock?

  /// The step of a line that was read; `nil` where it is none.
  init?(_ line: MarkLine) {
    (clock, undone, redone) = (line.clock, line.undone, line.redone)
    guard undone == nil, redone == nil else { return }
    guard let was = line.was, was != line.isSet, let mark = line.flag else { return nil }
    var edits: [MarkEdit] = []
    line.forEachArticle { id, fingerprint in
      let key = MarkKey(ArticleID(rawValue: id), fingerprint == 0 ? nil : fingerprint)
      edits.append(MarkEdit(key, mark, line.isSet))
    }
    self.edits = edits
  }

  /// The step of a line that still waits to be written.
  init?(_ entry: MarkEntry) {
    (clock, undone, redone) = (entry.clock, entry.undone, entry.redone)
    guard undone == nil, redone == nil else { return }
    guard let change = entry.change, let was = change.was, was != change.isSet,
      let mark = MarkChange.Mark(name: change.name)
    else { return nil }
    edits = entry.keys.map { MarkEdit($0, mark, change.isSet) }
  }
}
