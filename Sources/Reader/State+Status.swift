internal import ArticleModel
internal import Terminal

/// The line at the bottom: what is typed, a message, or the place and the keys that matter here.
extension State {
  func drawStatus(into grid: inout CellGrid, in area: Rect, theme: Theme) {
    if let prompt {
      draw(prompt, into: &grid, in: area, theme: theme)
    } else if let message {
      let style = theme[message.isError ? .error : .message]
      grid.write(
        truncate(message.text, columns: area.columns - 2),
        at: Point(column: area.column + 1, row: area.row), end: area.endColumn, style: style)
    } else {
      drawPlaceAndHints(into: &grid, in: area, theme: theme)
    }
  }

  private func draw(_ prompt: Prompt, into grid: inout CellGrid, in area: Rect, theme: Theme) {
    let style = theme[.prompt]
    grid.fill(area, style: style)
    let result = promptResult
    let room = max(1, area.columns - columns(of: result) - 5)
    let before = String(prompt.text.prefix(prompt.cursor))
    // The line moves to the left where it is longer than the room, so that the cursor is seen.
    var hidden = 0
    while columns(of: before.dropFirst(hidden)) >= room, hidden < before.count { hidden += 1 }
    let row = area.row
    let start = grid.write(
      prompt.sign, at: Point(column: area.column + 1, row: row), end: area.endColumn,
      style: theme[.key])
    let end = min(area.endColumn, start + room)
    grid.write(
      prompt.text.dropFirst(hidden), at: Point(column: start, row: row), end: end, style: style)
    drawMistake(at: Point(column: start, row: row), hidden, into: &grid, in: area, theme: theme)
    grid.cursor = Point(
      column: min(area.endColumn - 1, start + columns(of: before.dropFirst(hidden))), row: row)
    grid.isCursorVisible = true
    grid.write(
      result, at: Point(column: area.endColumn - columns(of: result) - 1, row: row),
      end: area.endColumn, style: theme[.quiet].overlaid(with: .plain))
  }

  /// Marks what is mistaken in a filter, and says above it what would be right; `hidden` characters
  /// of the line are out of sight.
  private func drawMistake(
    at start: Point, _ hidden: Int, into grid: inout CellGrid, in area: Rect, theme: Theme
  ) {
    guard let prompt, case .filter = prompt.purpose, area.row > 0,
      let mistake = Query.parse(prompt.text).mistakes.first
    else { return }
    let place = cells(of: mistake.range, in: prompt.text, at: start)
    let column = place.column - columns(of: prompt.text.prefix(hidden))
    let end = min(area.endColumn, column + max(1, place.columns))
    if column >= start.column, column < end {
      let marked = Rect(column: column, row: start.row, columns: end - column, rows: 1)
      grid.restyle(marked) { $0.overlaid(with: theme[.error]) }
    }
    let reason = truncate(mistake.reason, columns: area.columns - 2)
    let width = columns(of: reason) + 2
    let popup = Rect(
      column: max(0, min(column - 1, area.endColumn - width)), row: area.row - 1, columns: width,
      rows: 1)
    grid.fill(popup, style: theme[.overlay])
    grid.write(
      reason, at: Point(column: popup.column + 1, row: popup.row), end: popup.endColumn,
      style: theme[.error].on(theme[.overlay]))
  }

  /// How much was found by what is typed: `3 of 17`.
  private var promptResult: String {
    switch prompt?.purpose {
    case .filter: headlines.totalText == "1" ? "1 headline" : "\(headlines.totalText) headlines"
    case .find: findResult ?? ""
    case .overlay: "\(overlay?.rows.count { !$0.isTitle } ?? 0)"
    case .command, .tag, nil: ""
    }
  }

  private var findResult: String? {
    guard let find = article.find else { return nil }
    return find.matches.isEmpty
      ? "not in this story" : "\(find.current + 1) of \(grouped(find.matches.count))"
  }

  private func drawPlaceAndHints(into grid: inout CellGrid, in area: Rect, theme: Theme) {
    let row = area.row
    var column = grid.write(
      place, at: Point(column: area.column + 1, row: row), end: area.endColumn,
      style: theme[.quiet])
    let right = note
    let rightColumn = area.endColumn - columns(of: right) - 1
    for hint in overlay == nil ? hintLine.hints : hints.map(written) {
      guard column + hint.columns + 5 < rightColumn else { continue }
      column = grid.write(
        hint.key, at: Point(column: column + 3, row: row), end: rightColumn, style: theme[.key])
      column = grid.write(
        hint.label, at: Point(column: column + 1, row: row), end: rightColumn,
        style: theme[.quiet])
    }
    guard rightColumn > column else { return }
    grid.write(
      right, at: Point(column: rightColumn, row: row), end: area.endColumn, style: theme[.quiet])
  }

  private func written(_ hint: (command: Command, label: String)) -> HintLine.Hint {
    let key = hint.command == .follow1 ? "1–9" : firstKey(of: hint.command)
    let columns = columns(of: key) + columns(of: hint.label)
    return HintLine.Hint(key: key, label: hint.label, columns: columns)
  }

  /// Writes the hints for the drawings to come.
  mutating func prepareHints() {
    let occasion = HintLine.Occasion(
      focus: focus, isEmpty: headlines.total == 0, isFiltered: headlines.filter != nil,
      hasFailures: !library.failures.isEmpty, isStory: isStoryAtHand,
      isOpen: isSelectionOpen)
    guard overlay == nil, occasion != hintLine.occasion else { return }
    hintLine = HintLine(occasion: occasion, hints: hints.map(written))
  }

  /// Where the reader is: `3/1,284`, with the count that is being typed.
  private var place: String {
    if let place = overlay?.place { return "\(grouped(place.number))/\(grouped(place.count))" }
    if let count { return "\(count)" }
    guard headlines.total > 0 else { return "0" }
    return "\(grouped(headlines.selected + 1))/\(headlines.totalText)"
  }

  /// The few keys that matter here, each with what it does.
  private var hints: [(command: Command, label: String)] {
    if let overlay { return hints(in: overlay) }
    return hintedCommands.map { command in
      let isFollowing = command == .open && focus == .related
      let isFolding = command == .unfoldStory && isSelectionOpen
      return (
        command, isFollowing ? "follow" : isFolding ? "fold" : CommandTable.entry(command).hint
      )
    }
  }

  private var hintedCommands: [Command] {
    if headlines.total == 0 {
      if headlines.filter != nil { return [.find, .cancel] }
      return library.failures.isEmpty ? [.help, .quit] : [.problems, .help, .quit]
    }
    switch focus {
    case .headlines:
      return [.open] + (isStoryAtHand ? [.unfoldStory] : []) + [.find, .nextPane, .help]
    case .article:
      let story: [Command] = isStoryAtHand ? [.timeline] : []
      return [.follow1, .nextStory, .back] + story + [.find, .nextPane, .help]
    case .related: return [.open, .search, .back, .nextPane, .help]
    }
  }

  /// Whether the story that is selected is unfolded.
  private var isSelectionOpen: Bool {
    headlines.isOpen(at: headlines.selected) || headlines.selectedHeadline?.isUnfolded == true
  }

  /// Whether the keys for stories that several articles tell matter here.
  private var isStoryAtHand: Bool {
    switch focus {
    case .headlines:
      headlines.query.foldsStories && headlines.selectedHeadline?.storySize ?? 1 > 1
    case .article: article.headline?.storySize ?? 1 > 1
    case .related: false
    }
  }

  /// What stands at the right: the state of the search, minutes left, files that failed.
  private var note: String {
    guard overlay == nil else { return "" }
    if unsavedMarks > 0 {
      return unsavedMarks == 1 ? "1 mark not saved" : "\(grouped(unsavedMarks)) marks not saved"
    }
    if let findResult { return "“\(article.find?.pattern.text ?? "")” · \(findResult)" }
    if focus == .article, let note = article.pointedNote { return truncate(note, columns: 40) }
    if focus == .article, let headline = article.headline, article.article != nil {
      let left = Int((Double(headline.minutes) * (1 - article.progress)).rounded(.up))
      return left == 0 ? "the end" : "\(left) min left"
    }
    guard !library.failures.isEmpty, headlines.total > 0 else { return "" }
    return "\(unreadFiles) not read · \(firstKey(of: .problems))"
  }

  /// `1 file`, `12 files`: those that could not be read.
  var unreadFiles: String {
    library.failures.count == 1 ? "1 file" : "\(grouped(library.failures.count)) files"
  }
}

/// The keys that matter at the bottom, as they are written.
///
/// They follow from the rest of the state, so any two of these count as equal.
struct HintLine: Equatable {
  /// What the hints depend on.
  struct Occasion: Equatable {
    var focus: PaneName
    var isEmpty: Bool
    var isFiltered: Bool
    var hasFailures: Bool
    /// Whether several articles tell the story at hand.
    var isStory: Bool
    /// Whether its articles stand below it.
    var isOpen: Bool
  }

  struct Hint: Equatable {
    var key: String
    var label: String
    /// The columns of both.
    var columns: Int
  }

  var occasion: Occasion?
  var hints: [Hint] = []

  static func == (left: HintLine, right: HintLine) -> Bool { true }
}
