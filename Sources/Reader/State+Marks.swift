internal import ArticleModel

/// A change of marks of this run of the program, for undo.
enum UndoStep: Equatable {
  /// It was asked for; the library knows what it was.
  case asked
  /// A rule for a site was written.
  case siteRule
  /// The story was marked because it was read.
  case automatic(MarkChange, title: String)
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
    // The list shows the newest version, and what is marked is the story.
    let isOlder = headline.id == article.headline?.id && article.versionIndex ?? 0 > 0
    let id = isOlder ? article.versions[0].id : headline.id
    return ask(for: MarkChange(id, mark, !isSet))
  }

  /// Changes a mark because the reader asked for it; it is said once it is written.
  mutating func ask(for change: MarkChange) -> [Effect] {
    remember(.asked)
    show([change])
    return [.mark([change])]
  }

  /// Notes a change that the reader asked for and that was made already.
  mutating func noteAsked(_ change: MarkChange) {
    remember(.asked)
    show([change])
    noteSaved(change.sentence)
  }

  /// Says what was changed, now that it is written; where it is not, that was said.
  mutating func noteSaved(_ sentence: String) {
    guard unsavedMarks == 0 else { return }
    message = Message("\(sentence) · \(firstKey(of: .undo)) to undo")
  }

  /// Marks a story read because the reader went there.
  mutating func markRead(_ headline: Headline) -> [Effect] {
    guard !headline.isRead else { return [] }
    let change = MarkChange(headline.id, .read, true)
    remember(.automatic(change, title: headline.title))
    show([change])
    return [.mark([change], isAction: false)]
  }

  /// Takes back the last thing that was asked for; where there is none since the start, the last
  /// mark that came by itself, and then what was asked for before that.
  mutating func undo() -> [Effect] {
    if let index = undoSteps.lastIndex(where: { $0 == .asked || $0 == .siteRule }) {
      if undoSteps.remove(at: index) == .siteRule { return [.undoSiteRule(article.headline?.id)] }
    } else if case .automatic(let change, let title) = undoSteps.popLast() {
      tell(MarkReversal(isRedo: false, changes: [change.inverse], title: title))
      show([change.inverse])
      return [.mark([change.inverse], isAction: false)]
    }
    return [.undo]
  }

  /// Shows what was undone or done again.
  mutating func noteReversal(_ reversal: MarkReversal) -> [Effect] {
    guard let changes = reversal.changes else {
      message = Message("there is nothing to \(reversal.isRedo ? "do again" : "undo")")
      return []
    }
    if reversal.isRedo { remember(.asked) }
    show(changes)
    tell(reversal)
    if changes.contains(where: { $0.mark.isOfStory }) { return reloadStories() }
    // Not all of them are loaded, so that their count has to be asked for.
    return changes.count > 1 ? [.loadHeadlines(headlines.reload())] : []
  }

  private mutating func tell(_ reversal: MarkReversal) {
    let changes = reversal.changes ?? []
    let verb = reversal.isRedo ? "done again" : "undone"
    if changes.count == 1 {
      let title = reversal.title.isEmpty ? "" : " · \(reversal.title)"
      let sentence = reversal.isRedo ? changes[0].sentence : changes[0].undoneSentence
      message = Message("\(verb): \(sentence)\(title)")
    } else if let first = changes.first {
      let stories = "\(grouped(changes.count)) stories"
      let sentence = reversal.isRedo ? first.sentence : "are \(first.undoneSentence)"
      message = Message("\(verb): \(stories) \(sentence)")
    } else {
      message = Message("\(verb): it was changed since, and stays as it is")
    }
  }

  /// Notes how many marks wait to be written.
  mutating func noteUnsaved(_ count: Int, reason: String?) {
    if count == 0, unsavedMarks > 0 { message = Message("all marks are saved now") }
    unsavedMarks = count
    guard let reason else { return }
    let marks = count == 1 ? "1 mark is" : "\(grouped(count)) marks are"
    message = Message("\(marks) not saved: \(reason) · this is tried again", isError: true)
  }

  /// Notes what was changed by marking the whole list.
  mutating func noteListRead(_ changes: [MarkChange]) -> [Effect] {
    guard !changes.isEmpty else {
      message = Message("all stories here are read")
      return []
    }
    remember(.asked)
    show(changes)
    let stories = changes.count == 1 ? "1 story" : "\(grouped(changes.count)) stories"
    noteSaved("marked \(stories) read")
    return changes.count > 1 ? [.loadHeadlines(headlines.reload())] : []
  }

  /// The story that a mark is for: the selected headline, or the one that is read.
  var headlineAtHand: Headline? {
    switch focus {
    case .headlines: headlines.selectedHeadline
    case .article: article.headline
    case .related: related.selectedStory?.headline ?? article.headline
    }
  }

  mutating func remember(_ step: UndoStep) {
    undoSteps.append(step)
    if undoSteps.count > 1000 { undoSteps.removeFirst() }
  }

  /// Shows changed marks wherever their stories stand.
  mutating func show(_ changes: [MarkChange]) {
    for change in changes {
      var before: Bool?
      let set: (inout Headline) -> Void = { headline in
        switch change.mark {
        case .read:
          before = before ?? headline.isRead
          headline.isRead = change.isSet
        case .starred: headline.isStarred = change.isSet
        case .followed: headline.isFollowed = change.isSet
        case .tag, .apart, .together: break
        }
      }
      if case .tag(let tag) = change.mark { article.update(change.article, tag, change.isSet) }
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
  var sentence: String {
    switch mark {
    case .read: isSet ? "marked read" : "marked unread"
    case .starred: isSet ? "starred" : "no longer starred"
    case .tag(let tag): isSet ? "tagged \(tag)" : "no longer tagged \(tag)"
    case .followed: isSet ? "following this story" : "no longer following this story"
    case .apart: isSet ? "taken out of its story" : "back in its story"
    case .together: isSet ? "joined with the other story" : "no longer joined with the other story"
    }
  }

  /// What the story is again where this change took another one back.
  fileprivate var undoneSentence: String {
    switch mark {
    case .read: isSet ? "read again" : "unread again"
    case .starred: isSet ? "starred again" : "not starred any more"
    case .tag(let tag): isSet ? "tagged \(tag) again" : "not tagged \(tag) any more"
    case .followed: isSet ? "followed again" : "not followed any more"
    case .apart: isSet ? "taken out of its story again" : "back in its story"
    case .together: isSet ? "joined again" : "not joined any more"
    }
  }
}
