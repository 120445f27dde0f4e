internal import ArticleModel

/// Going from story to story.
extension State {
  /// Shows a story without going there: the selection does so while it moves.
  mutating func show(_ headline: Headline) -> [Effect] {
    guard headline.id != article.headline?.id else { return [] }
    let place = notePlace()
    if let left = article.headline { history.leave(left.id, at: article.anchor) }
    article.show(headline, at: history.places[headline.id], clock: clock)
    related.expect(headline.id)
    var effects = place + [.loadArticle(headline.id), .loadRelated(headline.id)]
    if headline.id == headlines.selectedID, let next = headlines.expected {
      effects.append(.prepareStory(next.id))
    }
    return effects
  }

  /// Has the place in the story noted for the next time that it is read, where it is another one.
  mutating func notePlace() -> [Effect] {
    guard let headline = article.headline, let place = article.takePlace() else { return [] }
    return [.setPosition(headline.id, place)]
  }

  /// Notes that the reader went into the story that is shown.
  private mutating func noteEntered(_ headline: Headline) -> [Effect] {
    article.enter()
    return [.noteOpened(headline.id)] + markRead(headline) + askForNews(of: headline)
  }

  /// Goes to a story: it is shown, read, and the one before can be gone back to.
  mutating func open(_ headline: Headline) -> [Effect] {
    history.visit(headline, from: seenStory)
    return arrive(at: headline)
  }

  /// Goes into the story that is shown, or that is about to be: that is reading it.
  mutating func enterStory() -> [Effect] {
    if followsSelection, let headline = headlines.selectedHeadline { return open(headline) }
    guard let headline = article.headline else {
      followsSelection = true
      return []
    }
    history.visit(headline)
    article.look(forFilter: headlines.filter.flatMap { FindPattern(filter: $0) })
    return noteEntered(headline)
  }

  /// The story on the screen, which the reader leaves for another one.
  var seenStory: Headline? {
    focus != .headlines || screenLayout.panes[.article] != nil ? article.headline : nil
  }

  /// Goes where the history leads.
  mutating func travel(_ headline: Headline?, else refusal: String) -> [Effect] {
    guard let headline else {
      message = Message(refusal)
      return []
    }
    return arrive(at: headline)
  }

  private mutating func arrive(at headline: Headline) -> [Effect] {
    layout.hidden.remove(.article)
    focus = .article
    followsSelection = false
    layOutPanes(screenLayout)
    var effects = show(headline)
    article.look(forFilter: headlines.filter.flatMap { FindPattern(filter: $0) })
    if headlines.selectedID != headline.id, let request = headlines.reveal(headline.id) {
      effects.append(.loadHeadlines(request))
    }
    return effects + noteEntered(headline)
  }

  /// Enter: reads the selected headline, follows the selected related story.
  mutating func openSelected() -> [Effect] {
    switch focus {
    case .headlines:
      guard let headline = headlines.selectedHeadline else {
        message = Message("there is no headline to read")
        return []
      }
      return open(headline)
    case .article:
      return perform(.down)
    case .related:
      return follow(related.selectedStory)
    }
  }

  /// Follows the related story that has a number.
  mutating func follow(number: Int) -> [Effect] {
    guard let story = related.story(numbered: number) else {
      message = Message("there is no related story \(number)")
      return []
    }
    return follow(story)
  }

  private mutating func follow(_ story: RelatedStory?) -> [Effect] {
    guard let story else {
      message = Message("this story has no related ones")
      return []
    }
    guard let headline = story.headline else {
      message = Message("not in this library · \(firstKey(of: .search)) searches the headlines")
      return []
    }
    if story.reason == .onThePage, story.confidence < 0.95 {
      let percent = Int((story.confidence * 100).rounded())
      message = Message("the page says “\(story.title)” · \(percent)% sure that it is this one")
    }
    return open(headline)
  }

  /// Reads the story `distance` headlines further down the list.
  mutating func step(by distance: Int) -> [Effect] {
    let before = headlines.selected
    let wanted = before + distance
    guard wanted >= 0, wanted < headlines.total else {
      message = Message(
        distance > 0 ? "this is the last headline" : "this is the first headline")
      return []
    }
    headlines.select(wanted)
    guard let headline = headlines.selectedHeadline else {
      followsSelection = true
      return []
    }
    return focus == .headlines ? show(headline) : open(headline)
  }

  /// Looks for the unread story that is the `count`th from here.
  mutating func findUnread(forward: Bool, _ count: Int) -> [Effect] {
    unreadToPass = min(count, headlines.total) - 1
    return [.findUnread(headlines.query, from: headlines.selected, forward: forward)]
  }

  /// Selects the unread headline that was found, and reads it where the story has the keyboard.
  mutating func goToUnread(_ query: HeadlineQuery, _ position: Int?) -> [Effect] {
    guard query == headlines.query else { return [] }
    guard let position else {
      message = Message("there is no other unread story here")
      return []
    }
    let isForward = position > headlines.selected
    headlines.select(position)
    followsSelection = true
    if unreadToPass > 0 {
      unreadToPass -= 1
      return [.findUnread(query, from: position, forward: isForward)]
    }
    if focus == .article, let headline = headlines.selectedHeadline { return open(headline) }
    return []
  }

  /// Searches the headlines for the most telling words of a related story.
  mutating func searchForRelated() -> [Effect] {
    guard let story = related.selectedStory else {
      message = Message("this story has no related ones")
      return []
    }
    let words = story.title.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    return [.findWords(words.filter { $0.count > 2 })]
  }

  /// Lets the reader search for the words that the library found to be worth it.
  mutating func search(for words: String?) -> [Effect] {
    guard let words else {
      message = Message("no headline has any of these words")
      return []
    }
    layout.hidden.remove(.headlines)
    typeFilter(words)
    return showHeadlines(filter: words)
  }

  func address() -> String? {
    article.article?.source ?? article.headline?.source
  }

  mutating func openInBrowser() -> [Effect] {
    guard let url = address() else {
      message = Message("this story tells no address")
      return []
    }
    message = Message("opening \(url)")
    return [.openBrowser(url: url)]
  }

  mutating func copyLink() -> [Effect] {
    guard let url = address() else {
      message = Message("this story tells no address")
      return []
    }
    message = Message("copied \(url)")
    return [.copy(url)]
  }
}
