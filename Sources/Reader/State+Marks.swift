internal import ArticleModel

/// The reader's marks: shown at once, written by the program, taken back by undo.
extension State {
  /// Turns a mark of the story at hand on or off.
  mutating func toggle(_ mark: MarkChange.Mark) -> [Effect] {
    guard let headline = headlineAtHand else {
      message = Message("there is no story to mark")
      return []
    }
    let isSet = mark == .read ? headline.isRead : headline.isStarred
    let change = MarkChange(headline.id, mark, !isSet)
    if focus == .headlines || mark == .starred {
      message = Message(change.sentence)
    }
    return apply([change], undoing: [MarkChange(headline.id, mark, isSet)])
  }

  /// Marks a story read because the reader went there.
  mutating func markRead(_ headline: Headline) -> [Effect] {
    guard !headline.isRead else { return [] }
    return apply(
      [MarkChange(headline.id, .read, true)], undoing: [MarkChange(headline.id, .read, false)])
  }

  /// Takes back the last change.
  mutating func undo() -> [Effect] {
    guard let changes = undoSteps.popLast() else {
      message = Message("there is nothing to undo")
      return []
    }
    message = Message(
      changes.count == 1
        ? "undone: \(changes[0].sentence)" : "undone for \(grouped(changes.count)) stories")
    show(changes)
    return [.mark(changes)]
  }

  /// Notes what was changed by marking the whole list.
  mutating func noteListRead(_ changes: [MarkChange]) -> [Effect] {
    guard !changes.isEmpty else {
      message = Message("all stories here are read")
      return []
    }
    remember(changes.map { MarkChange($0.article, $0.mark, !$0.isSet) })
    show(changes)
    let stories = changes.count == 1 ? "1 story" : "\(grouped(changes.count)) stories"
    message = Message("marked \(stories) read · \(firstKey(of: .undo)) to undo")
    return []
  }

  /// The story that a mark is for: the selected headline, or the one that is read.
  private var headlineAtHand: Headline? {
    switch focus {
    case .headlines: headlines.selectedHeadline
    case .article: article.headline
    case .related: related.selectedStory?.headline ?? article.headline
    }
  }

  private mutating func apply(_ changes: [MarkChange], undoing inverse: [MarkChange]) -> [Effect] {
    remember(inverse)
    show(changes)
    return [.mark(changes)]
  }

  private mutating func remember(_ inverse: [MarkChange]) {
    undoSteps.append(inverse)
    if undoSteps.count > 1000 { undoSteps.removeFirst() }
  }

  /// Shows changed marks wherever their stories stand.
  private mutating func show(_ changes: [MarkChange]) {
    for change in changes {
      var before: Bool?
      let set: (inout Headline) -> Void = { headline in
        switch change.mark {
        case .read:
          before = before ?? headline.isRead
          headline.isRead = change.isSet
        case .starred: headline.isStarred = change.isSet
        }
      }
      article.update(change.article, set)
      headlines.update(change.article, set)
      related.update(change.article, set)
      history.update(change.article, set)
      if let before, before != change.isSet { headlines.unread += change.isSet ? -1 : 1 }
    }
  }
}

extension MarkChange {
  /// What the change makes of the story, in words.
  fileprivate var sentence: String {
    switch mark {
    case .read: isSet ? "marked read" : "marked unread"
    case .starred: isSet ? "starred" : "star taken away"
    }
  }
}
