internal import ArticleModel
internal import Terminal

/// The lists over the panes.
extension State {
  mutating func showHelp() {
    let lines = KeyTable.lines(of: keymap)
    var rows: [Overlay.Row] = []
    for group in CommandEntry.Group.allCases {
      rows.append(Overlay.Row(text: group.rawValue, isTitle: true))
      rows += lines.filter { $0.group == group }.map { line in
        Overlay.Row(
          key: line.keys.joined(separator: "  "), text: line.help, value: line.command.rawValue)
      }
    }
    overlay = Overlay(.help, title: "Keys", rows: rows)
  }

  mutating func showThemes() {
    wantsThemeList = false
    guard !themes.isEmpty else {
      message = Message("no themes were found", isError: true)
      return
    }
    let rows = themes.map { theme in
      Overlay.Row(
        text: theme.name, detail: theme.mistake == nil ? "" : "has a mistake", value: theme.name)
    }
    overlay = Overlay(
      .themes(before: themeName), title: "Themes", rows: rows,
      selected: themes.firstIndex { $0.name == themeName } ?? 0)
    layOutPanes(screenLayout)
  }

  mutating func showLinks() -> [Effect] {
    guard let links = article.article?.links, !links.isEmpty else {
      message = Message("there are no links in this story")
      return []
    }
    let rows = links.enumerated().map { index, link in
      Overlay.Row(
        key: "\(index + 1)", text: link.text, detail: link.text == link.url ? "" : link.url,
        value: String(index))
    }
    overlay = Overlay(.links, title: "Links in the story", rows: rows)
    return article.headline.map { [.findLinks(links, in: $0.id)] } ?? []
  }

  /// The link of the story that a line of the list of links is about.
  private func link(of row: Overlay.Row) -> Article.Link? {
    guard let index = Int(row.value), let links = article.article?.links,
      links.indices.contains(index)
    else { return nil }
    return links[index]
  }

  /// Says in the list of links which of them lead to stories here.
  mutating func markLinks(_ found: Set<Article.Link>) {
    guard overlay?.kind == .links, let links = article.article?.links else { return }
    overlay?.update { row in
      if let index = Int(row.value), links.indices.contains(index), found.contains(links[index]) {
        row.detail = Self.storyHere
      }
    }
  }

  private static let storyHere = "a story here"

  mutating func showProblems() {
    guard !library.failures.isEmpty else {
      message = Message("every file could be read")
      return
    }
    let rows = library.failures.map { Overlay.Row(text: $0.path, detail: $0.reason) }
    overlay = Overlay(.problems, title: "Files that could not be read", rows: rows)
  }

  /// Performs a command while an overlay is open: it moves there, or closes it.
  mutating func performInOverlay(_ command: Command, _ count: Int?) -> [Effect] {
    guard let overlay else { return [] }
    switch command {
    case .open: return openOverlayRow()
    case .find:
      prompt = Prompt(.overlay, text: overlay.filter)
    case .close, .cancel, .help:
      if command == .cancel, !overlay.filter.isEmpty {
        self.overlay?.narrow(to: "")
      } else {
        closeOverlay()
      }
    case .desks where overlay.kind == .desks: closeOverlay()
    case .removeDesk where overlay.kind == .desks: return removeSelectedDesk()
    case .timeline where overlay.kind == .timeline: closeOverlay()
    case .names where overlay.kind.isOfNames: closeOverlay()
    case .markStoryRead where overlay.kind == .timeline: return markStoryRead()
    case .standApart where overlay.kind == .timeline: return standApart()
    case .joinStories where overlay.kind == .timeline: return joinStories()
    case .followStory where overlay.kind == .timeline: return followStory()
    case .theme where overlay.kind == .themes(before: themeName): closeOverlay()
    case .quit: return [.quit]
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case _ where command.followNumber > 0: self.overlay?.select(command.followNumber - 1)
    default:
      if self.overlay?.perform(command, count: count) == true { previewTheme() }
    }
    return []
  }

  /// Puts the selected theme to use while its name is only looked at.
  mutating func previewTheme() {
    guard case .themes = overlay?.kind, let name = overlay?.selectedRow?.value else { return }
    themeName = name
    message = mistake(inTheme: name)
  }

  /// Puts the selection of the list of themes on the one that is looked at.
  mutating func selectThemeInUse() {
    guard case .themes = overlay?.kind else { return }
    if let index = overlay?.rows.firstIndex(where: { $0.value == themeName }) {
      overlay?.select(index)
    }
  }

  /// What is wrong with a theme, for the line at the bottom.
  func mistake(inTheme name: String) -> Message? {
    themes.first { $0.name == name }?.mistake.map { Message($0, isError: true) }
  }

  /// Enter: uses the theme, opens the link, performs the command.
  mutating func openOverlayRow() -> [Effect] {
    guard let overlay, let row = overlay.selectedRow else { return [] }
    self.overlay = nil
    switch overlay.kind {
    case .help:
      return Command(rawValue: row.value).map { perform($0) } ?? []
    case .themes:
      themeName = row.value
      message =
        mistake(inTheme: row.value)
        ?? Message("theme = \"\(row.value)\" in the configuration keeps this theme")
      return []
    case .links:
      guard let link = link(of: row), let headline = article.headline else { return [] }
      if link.url.hasPrefix("#") { return follow(link, to: headline) }
      return [.openLink(link, in: headline.id)]
    case .desks: return showDesk(named: row.value)
    case .versions: return showVersion(of: row)
    case .timeline: return openFromTimeline(row)
    case .names: return showArticles(naming: row.value)
    case .problems:
      return []
    }
  }

  /// The line below an overlay's list: all of what the selected line has no room for.
  func foot(of overlay: Overlay) -> String {
    guard let row = overlay.selectedRow else { return "" }
    switch overlay.kind {
    case .links:
      let url = link(of: row)?.url ?? ""
      return row.detail == Self.storyHere ? "\(row.detail) · \(url)" : url
    case .problems: return "\(row.text): \(row.detail)"
    case .desks: return desks.first { $0.name == row.value }?.query ?? ""
    case .versions: return row.detail
    case .timeline: return timeline?[row].map { foot(of: $0) } ?? ""
    case .names: return Self.foot(ofName: row)
    case .help, .themes: return ""
    }
  }

  /// The keys that matter in an overlay, each with what it does there.
  func hints(in overlay: Overlay) -> [(command: Command, label: String)] {
    switch overlay.kind {
    case .help: [(.open, "does it"), (.find, "narrows"), (.cancel, "closes")]
    case .themes: [(.open, "keeps it"), (.find, "narrows"), (.cancel, "goes back")]
    case .desks: [(.open, "shows it"), (.find, "narrows"), (.cancel, "closes")]
    case .versions: [(.open, "shows it"), (.cancel, "closes")]
    case .timeline:
      [
        (.open, "reads it"), (.markStoryRead, "marks all read"), (.followStory, "follows"),
        (.cancel, "closes"),
      ]
    case .names: [(.open, "shows its articles"), (.find, "narrows"), (.cancel, "closes")]
    case .links: [(.open, "opens it"), (.find, "narrows"), (.cancel, "closes")]
    case .problems: [(.find, "narrows"), (.cancel, "closes")]
    }
  }

  private mutating func closeOverlay() {
    if case .themes(let before) = overlay?.kind { themeName = before }
    overlay = nil
  }
}
