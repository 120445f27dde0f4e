internal import ArticleModel
internal import Terminal

/// The panes: which has the keyboard, which are shown, how wide they are.
extension State {
  /// Performs a command about panes; `nil` where it is none.
  mutating func arrange(_ command: Command, _ count: Int?) -> [Effect]? {
    switch command {
    case .leftPane: return moveFocus(by: -1, wraps: false)
    case .rightPane: return moveFocus(by: 1, wraps: false)
    case .nextPane: return moveFocus(by: 1, wraps: true)
    case .previousPane: return moveFocus(by: -1, wraps: true)
    case .zoom: layout.isZoomed.toggle()
    case .toggleHeadlines: toggle(.headlines)
    case .toggleArticle: toggle(.article)
    case .toggleRelated: toggle(.related)
    case .widen: changeWidth(by: 2 * (count ?? 1))
    case .narrow: changeWidth(by: -2 * (count ?? 1))
    case .widerMeasure: changeMeasure(by: 4)
    case .narrowerMeasure: changeMeasure(by: -4)
    case .showRemoved: showRemoved()
    case .toggleSeparators: toggleSeparators()
    case .toggleStories: return toggleStories()
    default: return nil
    }
    return []
  }

  private mutating func toggleSeparators() {
    layout.hasSeparators.toggle()
    headlines.showsGroups = layout.hasSeparators
    message = Message(
      layout.hasSeparators ? "days and sections are parted" : "days and sections are not parted")
  }

  private mutating func moveFocus(by distance: Int, wraps: Bool) -> [Effect] {
    let shown = PaneName.allCases.filter { !layout.hidden.contains($0) }
    guard headlines.total > 0 || headlines.filter != nil || !headlines.isLoaded else {
      message = Message("there are no stories here")
      return []
    }
    let before = focus
    let wanted = (shown.firstIndex(of: focus) ?? -distance) + distance
    if wraps {
      focus = shown[(wanted + shown.count) % shown.count]
    } else if shown.indices.contains(wanted) {
      focus = shown[wanted]
    }
    return focus == .article && before != .article ? enterStory() : []
  }

  private mutating func toggle(_ pane: PaneName) {
    if layout.hidden.remove(pane) != nil {
      if pane == .article { followsSelection = true }
      return
    }
    guard layout.hidden.count < PaneName.allCases.count - 1 else {
      message = Message("this is the only pane that is left")
      return
    }
    layout.hidden.insert(pane)
    if focus == pane { focus = PaneName.allCases.first { !layout.hidden.contains($0) } ?? pane }
  }

  private mutating func changeWidth(by columns: Int) {
    let panes = screenLayout.panes
    guard panes.all.count > 1 else {
      message = Message("there is only one pane")
      return
    }
    let list = panes[.headlines]
    let isBeside = panes[.related]?.row == panes[.article]?.row
    switch (focus, panes[.related]) {
    case (.headlines, _):
      resize(.headlines, to: (list?.columns ?? 0) + columns)
    case (.article, let related?) where isBeside:
      resize(.relatedColumn, to: related.columns - columns)
    case (.related, let related?) where isBeside:
      resize(.relatedColumn, to: related.columns + columns)
    case (.article, let related?) where list == nil:
      resize(.relatedRow, to: related.rows - columns.signum())
    case (.related, let related?) where panes[.article] != nil:
      resize(.relatedRow, to: related.rows + columns.signum())
    default:
      // What is left is the border of the list.
      resize(.headlines, to: (list?.columns ?? 0) - columns)
    }
  }

  /// Moves a border so that the pane that it belongs to has `extent` columns or rows.
  mutating func resize(_ border: ScreenLayout.Border, to extent: Int) {
    switch border {
    case .headlines: layout.headlineColumns = max(12, min(extent, size.columns - 31))
    case .relatedColumn: layout.relatedColumns = max(12, min(extent, size.columns - 44))
    case .relatedRow: layout.relatedRows = max(2, min(extent, size.rows - 11))
    }
  }

  private mutating func changeMeasure(by columns: Int) {
    article.setMeasure(article.measure + columns)
    message = Message("lines of up to \(article.measure) columns")
  }

  private mutating func showRemoved() {
    guard let text = article.article else {
      message = Message("there is no story")
      return
    }
    guard !text.removed.isEmpty else {
      message = Message("nothing was left out of this story")
      return
    }
    article.toggleRemoved()
    let pieces = text.removed.count == 1 ? "1 piece" : "\(text.removed.count) pieces"
    message = Message(
      article.showsRemoved
        ? "\(pieces) left out, shown in place · \(firstKey(of: .siteRule)) changes that for this site"
        : "\(pieces) left out of the story")
  }
}
