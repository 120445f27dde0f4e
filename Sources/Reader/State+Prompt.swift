internal import ArticleModel
internal import Terminal

/// The line that is typed at the bottom.
extension State {
  /// `/`: narrows the list, or finds words in the story.
  mutating func startFind() -> [Effect] {
    if focus == .article {
      guard article.article != nil else {
        message = Message("there is no story to search")
        return []
      }
      let before = article.find.map(\.pattern).flatMap { $0.isFromFilter ? nil : $0.text }
      prompt = Prompt(.find(before: article.anchor, before))
    } else {
      typeFilter(headlines.filter ?? "")
    }
    return []
  }

  /// Lets the reader type a filter for the headlines, beginning with `text`.
  mutating func typeFilter(_ text: String) {
    prompt = Prompt(
      .filter(before: headlines.query, selected: headlines.selectedID, from: focus), text: text)
    focus = layout.hidden.contains(.headlines) ? focus : .headlines
  }

  mutating func applyToPrompt(_ key: Key) -> [Effect] {
    guard let purpose = prompt?.purpose else { return [] }
    switch (key.code, key.modifiers) {
    case (.escape, _), (.character("c"), .control), (.character("g"), .control):
      prompt = nil
      return abandon(purpose)
    case (.enter, _):
      return accept()
    case (.backspace, _) where prompt?.text.isEmpty == true:
      prompt = nil
      return abandon(purpose)
    case (.tab, let modifiers):
      if prompt?.hasCompletions == true { complete(by: modifiers.contains(.shift) ? -1 : 1) }
      return []
    case (.up, _) where purpose != .command && prompt?.hasCompletions == true: complete(by: -1)
    case (.down, _) where purpose != .command && prompt?.hasCompletions == true: complete(by: 1)
    case (.up, _) where purpose == .command:
      goUpInCommandLine()
      return []
    case (.down, _) where purpose == .command:
      goDownInCommandLine()
      return []
    case (.up, _), (.down, _), (.pageUp, _), (.pageDown, _):
      return moveWhileTyping(key)
    default:
      guard prompt?.edit(key) == true else { return [] }
      return promptChanged()
    }
    return []
  }

  /// Acts on what was typed so far.
  mutating func promptChanged() -> [Effect] {
    guard let prompt else { return [] }
    switch prompt.purpose {
    case .filter: return showHeadlines(filter: prompt.text)
    case .find(let before, _): article.look(for: prompt.text, from: before)
    case .overlay:
      overlay?.narrow(to: prompt.text)
      previewTheme()
    case .command, .tag: commandLine.begin()
    }
    return []
  }

  private mutating func moveWhileTyping(_ key: Key) -> [Effect] {
    guard case .command(let command) = keymap.match([key], in: focus.scope) else { return [] }
    switch prompt?.purpose {
    case .filter:
      if headlines.perform(command, count: nil) == .done { followsSelection = true }
    case .find: _ = article.perform(command, count: nil)
    case .overlay:
      _ = overlay?.perform(command, count: nil)
      previewTheme()
    case .command, .tag, nil: break
    }
    return []
  }

  private mutating func abandon(_ purpose: Prompt.Purpose) -> [Effect] {
    switch purpose {
    case .filter(let before, let selected, let origin):
      if !layout.hidden.contains(origin) { focus = origin }
      guard headlines.query != before else { return [] }
      followsSelection = true
      return [.loadHeadlines(headlines.show(before, anchor: selected))]
    case .find(let before, let pattern):
      article.look(for: pattern ?? "", from: before)
      article.go(to: before)
    case .overlay:
      overlay?.narrow(to: "")
      selectThemeInUse()
    case .command, .tag: break
    }
    return []
  }

  private mutating func accept() -> [Effect] {
    guard let finished = prompt else { return [] }
    prompt = nil
    switch finished.purpose {
    case .filter: break
    case .find:
      if let find = article.find, find.matches.isEmpty {
        message = Message("“\(find.pattern.text)” is not in this story", isError: true)
      }
    case .overlay:
      // To narrow the keys is not yet to press one.
      return overlay?.kind == .help ? [] : openOverlayRow()
    case .command: return run(finished.text)
    case .tag(let id): return tag(id, with: finished.text)
    }
    return []
  }

  /// Shows the headlines that a filter leaves; the selection stays on its article.
  mutating func showHeadlines(filter: String) -> [Effect] {
    var query = headlines.query
    query.filter = filter
    return showHeadlines(query)
  }

  mutating func sort(_ order: HeadlineQuery.Order) -> [Effect] {
    var query = headlines.query
    query.order = order
    message = Message(order.sentence)
    return showHeadlines(query)
  }

  private mutating func showHeadlines(_ query: HeadlineQuery) -> [Effect] {
    guard query != headlines.query else { return [] }
    if query.filter.isEmpty { article.look(forFilter: nil) }
    followsSelection = true
    return [.loadHeadlines(headlines.show(query, anchor: headlines.selectedID))]
  }
}

extension HeadlineQuery.Order {
  /// What the masthead says of the order; nothing of the usual one.
  var name: String? {
    switch self {
    case .newest: nil
    case .oldest: "oldest first"
    case .title: "by headline"
    case .section: "by section"
    case .unread: "unread first"
    case .relevance: "best first"
    }
  }

  /// What the status line says of the order.
  var sentence: String {
    switch self {
    case .newest: "newest stories first"
    case .oldest: "oldest stories first"
    case .title: "sorted by headline"
    case .section: "sorted by section"
    case .unread: "unread stories first"
    case .relevance: "best matches first"
    }
  }
}
