internal import ArticleModel

/// A change of a mark that an article has or has not, under the key that it is recorded with.
struct MarkEdit: Hashable, Sendable {
  var key: MarkKey
  var mark: MarkChange.Mark
  var isSet: Bool

  init(_ key: MarkKey, _ mark: MarkChange.Mark, _ isSet: Bool) {
    self.key = key
    self.mark = mark
    self.isSet = isSet
  }

  var inverted: MarkEdit { MarkEdit(key, mark, !isSet) }

  /// The change without the key's fingerprint, as the rest of the program knows it.
  var change: MarkChange { MarkChange(key.id, mark, isSet) }

  /// `edits` without those that a later one about the same mark replaces.
  static func lastOfEach(_ edits: [MarkEdit]) -> [MarkEdit] {
    guard edits.count > 1 else { return edits }
    var seen: Set<MarkEdit> = []
    seen.reserveCapacity(edits.count)
    var kept: [MarkEdit] = []
    kept.reserveCapacity(edits.count)
    for edit in edits.reversed() {
      let subject = MarkEdit(MarkKey(edit.key.id), edit.mark, true)
      if seen.insert(subject).inserted { kept.append(edit) }
    }
    return kept.reversed()
  }
}
