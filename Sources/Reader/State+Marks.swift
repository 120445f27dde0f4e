internal import ArticleModel

/// What takes one change of marks back.
struct UndoStep: Equatable {
  var changes: [MarkChange]
  /// Whether nobody asked for the change: the story was marked because it was read.
  var isAutomatic = false
  /// The story's headline, where it is one story.
  var title = ""
}

/// The reader's marks: shown at once, written by the program, taken back by undo.
extension State {
  /// Turns a mark of the story at hand on or off.
  mutating func toggle(_ mark: MarkChange.Mark) -> [Effect] {
    guard let headline = headlineAtHand else {
      message = Message("there is no story to mark")
      return []
    }
    let isSet = mark == .starred ? headline.isStarred : headline.isRead
    let change = MarkChange(headline.id, mark, !isSet)
    message = Message("\(change.sentence) · \(firstKey(of: .undo)) to undo")
    return apply(
      change, undoing: UndoStep(changes: [change.inverse], title: headline.title))
  }

  /// Marks a story read because the reader went there.
  mutating func markRead(_ headline: Headline) -> [Effect] {
    guard !headline.isRead else { return [] }
    let change = MarkChange(headline.id, .read, true)
    return apply(
      change,
      undoing: UndoStep(changes: [change.inverse], isAutomatic: true, title: headline.title))
  }

  /// Takes back the last thing that was asked for, and where there is none, the last mark that
  /// came by itself.
  mutating func undo() -> [Effect] {
    let asked = undoSteps.lastIndex { !$0.isAutomatic }
    guard let index = asked ?? undoSteps.indices.last else {
      message = Message("there is nothing to undo")
      return []
    }
    let step = undoSteps.remove(at: index)
    if step.changes.count == 1 {
      let title = step.title.isEmpty ? "" : " · \(step.title)"
      message = Message("undone: \(step.changes[0].undoneSentence)\(title)")
    } else {
      message = Message("undone: \(grouped(step.changes.count)) stories are unread again")
    }
    show(step.changes)
    return [.mark(step.changes)]
  }

  /// Notes what was changed by marking the whole list.
  mutating func noteListRead(_ changes: [MarkChange]) -> [Effect] {
    guard !changes.isEmpty else {
      message = Message("all stories here are read")
      return []
    }
    remember(UndoStep(changes: changes.map(\.inverse)))
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

  private mutating func apply(_ change: MarkChange, undoing step: UndoStep) -> [Effect] {
    remember(step)
    show([change])
    return [.mark([change])]
  }

  private mutating func remember(_ step: UndoStep) {
    undoSteps.append(step)
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
        case .tag: break
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
  /// The change that takes this one back.
  fileprivate var inverse: MarkChange { MarkChange(article, mark, !isSet) }

  /// What the change makes of the story, in words.
  fileprivate var sentence: String {
    switch mark {
    case .read: isSet ? "marked read" : "marked unread"
    case .starred: isSet ? "starred" : "no longer starred"
    case .tag(let tag): isSet ? "tagged \(tag)" : "no longer tagged \(tag)"
    }
  }

  /// What the story is again where this change took another one back.
  fileprivate var undoneSentence: String {
    switch mark {
    case .read: isSet ? "read again" : "unread again"
    case .starred: isSet ? "starred again" : "not starred any more"
    case .tag(let tag): isSet ? "tagged \(tag) again" : "not tagged \(tag) any more"
    }
  }
}
