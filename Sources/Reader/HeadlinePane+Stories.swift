internal import ArticleModel

/// Stories that several articles tell: one row, which can be unfolded.
extension HeadlinePane {
  /// Whether the articles of the story at a position stand below it.
  func isOpen(at position: Int) -> Bool {
    headline(at: position)?.isUnfolded == false && headline(at: position + 1)?.isUnfolded == true
  }

  /// Unfolds the selected story, or folds it; `nil` where it is the only article that tells it.
  ///
  /// The selection stays on its article, or goes to the one that stands for all when it is folded.
  mutating func toggleStory() -> HeadlineRequest? {
    var head = selected
    while headline(at: head)?.isUnfolded == true { head -= 1 }
    guard let story = headline(at: head), story.storySize > 1 else { return nil }
    var unfolded = query.unfolded
    if isOpen(at: head) {
      var member = head + 1
      unfolded.remove(story.id)
      while let headline = headline(at: member), headline.isUnfolded {
        unfolded.remove(headline.id)
        member += 1
      }
      select(head)
    } else {
      unfolded.insert(story.id)
    }
    setFolding(foldsStories, unfolded: unfolded)
    return reload()
  }
}

extension HeadlineQuery.Order {
  /// Whether articles that tell the same story are one row in this order: not where each is looked
  /// for by itself.
  var foldsStories: Bool {
    switch self {
    case .newest, .oldest, .unread, .section: true
    case .title, .relevance: false
    }
  }
}

extension State {
  /// Shows the articles of the selected story below it, or hides them.
  mutating func unfoldStory() -> [Effect] {
    guard headlines.selectedHeadline != nil else {
      message = Message("there is no headline")
      return []
    }
    guard headlines.query.foldsStories else {
      message = Message(
        headlines.foldsStories
          ? "stories are not folded in this order"
          : "stories are not folded · \(firstKey(of: .toggleStories)) folds them")
      return []
    }
    guard let request = headlines.toggleStory() else {
      message = Message("no other article here tells this story")
      return []
    }
    followsSelection = true
    return [.loadHeadlines(request)]
  }

  /// Folds all stories of the list into one row each, or none of them.
  mutating func toggleStories() -> [Effect] {
    layout.foldsStories.toggle()
    headlines.setFolding(layout.foldsStories, unfolded: [])
    message = Message(
      layout.foldsStories
        ? "articles that tell the same story are one row" : "each article has a row of its own")
    return [.loadHeadlines(headlines.reload())]
  }
}
