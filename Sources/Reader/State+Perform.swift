internal import ArticleModel
internal import Terminal

extension State {
  /// Performs a command: what concerns several panes here, the rest in the pane that has the
  /// keyboard.
  mutating func perform(_ command: Command, count: Int? = nil) -> [Effect] {
    switch command {
    case .open: return openSelected()
    case .nextStory: return step(by: count ?? 1)
    case .previousStory: return step(by: -(count ?? 1))
    case .follow1, .follow2, .follow3, .follow4, .follow5, .follow6, .follow7, .follow8, .follow9:
      return follow(number: command.followNumber)
    case .back:
      let before = history.goBack(from: seenStory)
      return travel(before, else: "there is nothing to go back to")
    case .forward:
      let next = history.goForward(from: seenStory)
      return travel(next, else: "there is nothing to go forward to")
    case .next, .previous: return goOn(command, count ?? 1)
    case .nextUnread: return findUnread(forward: true, count ?? 1)
    case .previousUnread: return findUnread(forward: false, count ?? 1)
    case .find: return startFind()
    case .search: return searchForRelated()
    case .sortNewest: return sort(.newest)
    case .sortOldest: return sort(.oldest)
    case .sortTitle: return sort(.title)
    case .sortUnread: return sort(.unread)
    case .sortSection: return sort(.section)
    case .sortRelevance: return sort(.relevance)
    case .browser: return openInBrowser()
    case .copyLink: return copyLink()
    case .tag: return startTag()
    case .star: return toggle(.starred)
    case .markRead: return toggle(.read)
    case .markAllRead: return [.markListRead(headlines.query)]
    case .unfoldStory: return unfoldStory()
    case .timeline: return askForTimeline()
    case .nextNews: return goToNews()
    case .names: return askForNames()
    case .followStory: return followStory()
    case .markStoryRead: return markStoryRead()
    case .standApart: return standApart()
    case .joinStories: return joinStories()
    case .undo: return undo()
    case .redo: return [.redo]
    default: return performInProgram(command, count)
    }
  }

  private mutating func performInProgram(_ command: Command, _ count: Int?) -> [Effect] {
    switch command {
    case .links: return showLinks()
    case .siteRule: return changeSiteRule()
    case .changes: return toggleChanges()
    case .versions: return showVersions()
    case .olderVersion: return showVersion(older: true, count ?? 1)
    case .newerVersion: return showVersion(older: false, count ?? 1)
    case .desks: return showDesks()
    case .saveDesk: return startSavingDesk()
    case .removeDesk: return removeSelectedDesk()
    case .help: showHelp()
    case .problems: showProblems()
    case .theme:
      wantsThemeList = true
      return [.listThemes]
    case .commandLine:
      prompt = Prompt(.command)
      commandLine.begin()
      // Their names complete what is typed.
      return [.listThemes]
    case .cancel: return cancel()
    case .close: return close()
    case .quit: return [.quit]
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .mouse: return toggleMouse()
    default:
      return arrange(command, count) ?? performInPane(command, count)
    }
    return []
  }

  private mutating func performInPane(_ command: Command, _ count: Int?) -> [Effect] {
    let outcome: Outcome
    switch focus {
    case .headlines:
      let before = headlines.selected
      outcome = headlines.perform(command, count: count)
      if headlines.selected != before { followsSelection = true }
    case .article: outcome = article.perform(command, count: count)
    case .related: outcome = related.perform(command, count: count)
    }
    switch outcome {
    case .done: break
    case .refused(let why): message = Message(why)
    case .declined:
      message = Message("\(command.rawValue) has nothing to do here", isError: true)
    }
    return []
  }

  /// `n` and `N`: the next match while a search is on, the next headline of a list that is
  /// narrowed, else the next unread story.
  private mutating func goOn(_ command: Command, _ count: Int) -> [Effect] {
    if focus == .article, article.find != nil || article.comparison != nil {
      return performInPane(command, nil)
    }
    if focus == .headlines, headlines.filter != nil, headlines.total > 0 {
      return goRound(by: command == .next ? count : -count)
    }
    return findUnread(forward: command == .next, count)
  }

  /// Selects a headline further down or up, going on at the other end.
  private mutating func goRound(by distance: Int) -> [Effect] {
    let wanted = headlines.selected.addingReportingOverflow(distance).partialValue
    let total = headlines.total
    headlines.select((wanted % total + total) % total)
    followsSelection = true
    if !(0..<total).contains(wanted) {
      message = Message(
        distance > 0 ? "from the last headline to the first" : "from the first headline to the last"
      )
    }
    return []
  }

  private mutating func toggleMouse() -> [Effect] {
    isMouseEnabled.toggle()
    message = Message(
      isMouseEnabled ? "the mouse is on" : "the mouse is off: the terminal selects text again")
    return [.setMouse(enabled: isMouseEnabled)]
  }

  /// Ends what is open: the search, the zoom, the filter.
  private mutating func cancel() -> [Effect] {
    if let find = article.find, focus == .article || !find.pattern.isFromFilter {
      article.endFind()
    } else if article.comparison != nil, focus == .article {
      article.endComparison()
    } else if layout.isZoomed {
      layout.isZoomed = false
    } else if headlines.filter != nil {
      return showHeadlines(filter: "")
    }
    return []
  }

  /// Goes back a step: out of the zoom, to the headlines, to the whole list, out of the program.
  private mutating func close() -> [Effect] {
    if layout.isZoomed {
      layout.isZoomed = false
      return []
    }
    if focus != .headlines, !layout.hidden.contains(.headlines) {
      focus = .headlines
      return []
    }
    return headlines.filter == nil ? [.quit] : showHeadlines(filter: "")
  }
}

extension Command {
  /// The number of a command that follows a numbered story.
  var followNumber: Int {
    Int(rawValue.drop { $0 != "-" }.dropFirst()) ?? 0
  }
}
