internal import ArticleModel
internal import Terminal

extension HeadlinePane {
  func draw(into grid: inout CellGrid, in rect: Rect, context: DrawContext) {
    if total == 0 {
      drawEmpty(into: &grid, in: rect, context: context)
      return
    }
    var row = rect.row
    var position = top
    while row < rect.endRow, position < total {
      let rows = height(at: position)
      if let headline = headline(at: position) {
        let area = Rect(
          column: rect.column, row: row, columns: rect.columns, rows: min(rows, rect.endRow - row))
        draw(headline, isSelected: position == selected, into: &grid, in: area, context: context)
        if position == selected { grid.cursor = Point(column: rect.column, row: row) }
      }
      row += rows
      position += 1
    }
  }

  private func draw(
    _ headline: Headline, isSelected: Bool, into grid: inout CellGrid, in area: Rect,
    context: DrawContext
  ) {
    let theme = context.theme
    let lines = titleLines(of: headline)
    if isSelected {
      let style = theme[context.isFocused ? .selection : .selectionQuiet]
      for row in area.row..<min(area.endRow, area.row + max(1, lines.count + (isCompact ? 0 : 1))) {
        grid.write("▌", at: Point(column: area.column, row: row), end: area.endColumn, style: style)
      }
    }
    drawMark(of: headline, into: &grid, in: area, theme: theme)
    let role: Role =
      isSelected ? .headlineSelected : headline.isRead ? .headlineRead : .headline
    let column = area.column + Self.gutter
    for (index, line) in lines.enumerated() where index < area.rows {
      grid.write(
        line, at: Point(column: column, row: area.row + index), end: area.endColumn,
        style: theme[role])
    }
    drawDetail(of: headline, below: lines.count, into: &grid, in: area, context: context)
  }

  private func drawMark(
    of headline: Headline, into grid: inout CellGrid, in area: Rect, theme: Theme
  ) {
    guard headline.isStarred || !headline.isRead else { return }
    grid.write(
      headline.isStarred ? "★" : "●", at: Point(column: area.column + 1, row: area.row),
      end: area.endColumn, style: theme[headline.isRead || headline.isStarred ? .star : .unread])
  }

  private func drawDetail(
    of headline: Headline, below lines: Int, into grid: inout CellGrid, in area: Rect,
    context: DrawContext
  ) {
    let style = context.theme[.detail]
    if !isCompact {
      guard lines < area.rows else { return }
      grid.write(
        detail(of: headline, columns: area.columns - Self.gutter - 1, clock: context.clock),
        at: Point(column: area.column + Self.gutter, row: area.row + lines), end: area.endColumn,
        style: style)
    } else if area.columns >= 80 {
      let text = detail(of: headline, columns: Self.compactDetailColumns, clock: context.clock)
      let column = area.endColumn - columns(of: text) - 1
      grid.write(
        text, at: Point(column: column, row: area.row), end: area.endColumn, style: style)
    }
  }

  /// Section, length and age; where there is no room for all of it the section is cut.
  private func detail(of headline: Headline, columns limit: Int, clock: Clock) -> String {
    let facts = "\(headline.minutes) min · \(clock.age(of: headline.published))"
    guard let section = headline.section else { return truncate(facts, columns: limit) }
    let room = limit - columns(of: facts) - 3
    guard room >= 5 else { return truncate(facts, columns: limit) }
    return truncate(section, columns: room) + " · " + facts
  }

  /// The columns at the right end of a list of one line a headline.
  static let compactDetailColumns = 36

  private func drawEmpty(into grid: inout CellGrid, in rect: Rect, context: DrawContext) {
    let sentence: String
    if !isLoaded {
      sentence = "Opening the library …"
    } else if let filter {
      sentence = "No headline has “\(filter)”. Esc shows them all again."
    } else {
      sentence = "No stories here. Put saved articles, text or Markdown, into this folder."
    }
    drawSentence(sentence, into: &grid, in: rect, style: context.theme[.quiet])
  }
}

/// Writes a sentence in the middle of a pane.
func drawSentence(_ text: String, into grid: inout CellGrid, in rect: Rect, style: Style) {
  let lines = wrap(text, columns: max(1, min(48, rect.columns - 2)), maximumLines: 8)
  var row = rect.row + max(0, (rect.rows - lines.count) / 2)
  for line in lines where row < rect.endRow {
    let column = rect.column + max(0, (rect.columns - columns(of: line)) / 2)
    grid.write(line, at: Point(column: column, row: row), end: rect.endColumn, style: style)
    row += 1
  }
}
