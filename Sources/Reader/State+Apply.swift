internal import ArticleModel
internal import Terminal

extension State {
  /// Takes note of `action` and returns what is to be done about it.
  public mutating func apply(_ action: Action) -> [Effect] {
    var effects = react(to: action)
    let layout = screenLayout
    layOutPanes(layout)
    effects += followSelection(layout)
    if let request = headlines.missingStretch() { effects.append(.loadHeadlines(request)) }
    prepareMasthead()
    prepareHints()
    if let request = article.missingForms() { effects.append(request) }
    if layout.panes[.headlines] != nil {
      headlines.prepareRows(clock: clock)
      if let request = headlines.missingSnippets() { effects.append(request) }
    }
    return effects
  }

  private mutating func react(to action: Action) -> [Effect] {
    switch action {
    case .input(let event):
      return apply(event)
    case .clock(let now, let utcOffset):
      clock = Clock(now: now, utcOffset: utcOffset)
    case .libraryChanged(let status):
      library = status
      let shown = article.headline.map { [Effect.loadRelated($0.id)] } ?? []
      let request = hasBegun ? headlines.reload() : headlines.restart(at: status.lastOpened)
      return [.loadHeadlines(request)] + shown
    case .headlinesLoaded(let page):
      headlines.load(page)
      if !hasBegun { followsSelection = true }
    case .unreadFound(let query, let position):
      return goToUnread(query, position)
    case .wordsFound(let words):
      return search(for: words)
    case .articleLoaded(let headline, let text, let marks):
      article.load(headline, text, marks)
    case .versionsCompared(let comparison, let old, let new):
      take(comparison, old, new)
    case .siteRuleChanged(let isWritten, let message):
      noteSiteRule(isWritten, message)
    case .articleFailed(let id, let reason):
      article.fail(id, reason: reason)
    case .relatedLoaded(let id, let stories):
      related.load(id, stories)
    case .storyLoaded(let id, let story):
      showTimeline(story, of: id)
    case .newsFound(let id, let passages):
      return noteNews(passages, in: id)
    case .namesFound(let id, let names):
      showNames(names, of: id)
    case .storyMarked(let changes):
      return noteStoryMarked(changes)
    case .linkFound(let link, let headline):
      return follow(link, to: headline)
    case .linksFound(let links):
      markLinks(Set(links))
    case .markedListRead(let changes):
      return noteListRead(changes)
    case .marked(let change):
      noteSaved(change.sentence)
    case .tagged(let change):
      return noteTagged(change)
    case .tagsFound(let tags):
      knownTags = tags
    case .storiesCounted(let counts):
      noteCounts(counts)
    case .snippetsFound(let filter, let snippets):
      headlines.take(snippets, filter: filter)
    case .formsFound(let filter, let id, let forms):
      if article.headline?.id == id { article.mark(forms, ofFilter: filter) }
    case .reversed(let reversal):
      return noteReversal(reversal)
    case .marksUnsaved(let count, let reason):
      noteUnsaved(count, reason: reason)
    case .ending:
      return notePlace()
    case .themesFound(let choices):
      themes = choices
      if wantsThemeList { showThemes() }
    case .message(let message):
      self.message = message
    }
    return []
  }

  private mutating func apply(_ event: InputEvent) -> [Effect] {
    switch event {
    case .resize(let size):
      self.size = size
      return []
    case .key(let key):
      hasBegun = true
      message = nil
      return apply(key)
    case .paste(let text):
      prompt?.insert(text)
      return prompt == nil ? [] : promptChanged()
    case .mouse(let event):
      hasBegun = true
      return apply(event)
    }
  }

  /// Tells the panes their extents.
  mutating func layOutPanes(_ layout: ScreenLayout) {
    for (pane, rect) in layout.panes.all {
      let content = Self.content(of: pane, in: rect)
      let size = Size(columns: content.columns, rows: content.rows)
      switch pane {
      case .headlines: headlines.resize(to: size)
      case .article: article.resize(to: size)
      case .related: related.resize(to: size)
      }
    }
    if overlay != nil {
      let overlayRows = overlayArea.rows - Self.overlayFrame
      overlay?.setHeight(overlayRows)
    }
  }

  /// Shows the article of the selected headline, where an article can be seen.
  private mutating func followSelection(_ layout: ScreenLayout) -> [Effect] {
    guard followsSelection, layout.panes[.article] != nil else { return [] }
    guard headlines.isLoaded, !headlines.isWaiting else { return [] }
    guard headlines.total > 0 else {
      article.clear()
      related.expect(nil)
      return []
    }
    guard let headline = headlines.selectedHeadline else { return [] }
    followsSelection = false
    return show(headline)
  }
}
