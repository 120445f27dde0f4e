internal import ArticleModel
internal import Terminal

extension HeadlinePane {
  func draw(into grid: inout CellGrid, in rect: Rect, context: DrawContext) {
    if total == 0 {
      drawEmpty(into: &grid, in: rect, context: context)
      return
    }
    var next = rect.row
    var position = top
    while next < rect.endRow, position < total {
      guard let row = row(at: position) else { return }
      let title = beginsGroup(at: position) ? row.groupTitle : nil
      if let title {
        // Without a headline below it, it would say nothing.
        guard next + 1 < rect.endRow else { return }
        let place = Point(column: rect.column + HeadlineRow.gutter, row: next)
        grid.write(title, at: place, end: rect.endColumn, style: context.theme[.group])
        next += 1
      }
      let rows = isCompact ? 1 : row.titleLines.count + 2
      let area = Rect(
        column: rect.column, row: next, columns: rect.columns, rows: min(rows, rect.endRow - next))
      if position == selected {
        draw(row, isSelected: true, into: &grid, in: area, context: context)
        grid.cursor = Point(column: rect.column, row: next)
      } else {
        row.draw(into: &grid, in: area, theme: context.theme) { grid in
          draw(row, isSelected: false, into: &grid, in: area, context: context)
        }
      }
      next += rows
      position += 1
    }
  }

  private func draw(
    _ written: HeadlineRow, isSelected: Bool, into grid: inout CellGrid, in area: Rect,
    context: DrawContext
  ) {
    let theme = context.theme
    let lines = written.titleLines
    if isSelected {
      let style = theme[context.isFocused ? .selection : .selectionQuiet]
      for row in area.row..<min(area.endRow, area.row + max(1, lines.count + (isCompact ? 0 : 1))) {
        grid.write("▌", at: Point(column: area.column, row: row), end: area.endColumn, style: style)
      }
    }
    drawMark(of: written, into: &grid, in: area, theme: theme)
    let role: Role =
      isSelected ? .headlineSelected : written.isRead ? .headlineRead : .headline
    let style = theme[role]
    let column = area.column + HeadlineRow.gutter + written.indent
    for (index, line) in lines.enumerated() where index < area.rows {
      grid.write(
        line, at: Point(column: column, row: area.row + index), end: area.endColumn, style: style)
      for match in written.matches[index] {
        let place = Point(column: column, row: area.row + index)
        let match = cells(of: match, in: line, at: place)
        grid.restyle(match) { $0.overlaid(with: theme[.match]) }
      }
    }
    drawDetail(of: written, into: &grid, in: area, theme: theme)
  }

  private func drawMark(
    of written: HeadlineRow, into grid: inout CellGrid, in area: Rect, theme: Theme
  ) {
    guard written.isStarred || !written.isRead else { return }
    grid.write(
      written.isStarred ? "★" : "●", at: Point(column: area.column + 1, row: area.row),
      end: area.endColumn, style: theme[written.isRead || written.isStarred ? .star : .unread])
  }

  private func drawDetail(
    of written: HeadlineRow, into grid: inout CellGrid, in area: Rect, theme: Theme
  ) {
    let below = isCompact ? 0 : written.titleLines.count
    guard below < area.rows, written.detailColumns > 0 else { return }
    let column =
      isCompact
      ? area.endColumn - written.detailColumns - 1
      : area.column + HeadlineRow.gutter + written.indent
    grid.write(
      written.detail, at: Point(column: column, row: area.row + below), end: area.endColumn,
      style: theme[.detail])
    for match in written.detailMatches {
      let place = Point(column: column, row: area.row + below)
      let match = cells(of: match, in: written.detail, at: place)
      grid.restyle(match) { $0.overlaid(with: theme[.match]) }
    }
  }

  private func drawEmpty(into grid: inout CellGrid, in rect: Rect, context: DrawContext) {
    let sentence: String
    if !isLoaded {
      sentence = "Opening the library …"
    } else if let filter {
      sentence = "No story has “\(filter)”. Esc shows them all again."
    } else if let trouble = context.trouble {
      sentence = trouble
    } else {
      sentence = "No stories here. Put saved articles, text or Markdown, into this folder."
    }
    drawSentence(sentence, into: &grid, in: rect, style: context.theme[.quiet])
  }
}

/// The cells of a part of a text that begins at `place`, by UTF-8 offsets.
func cells(of part: Range<Int>, in text: String, at place: Point) -> Rect {
  let start = text.utf8.index(text.startIndex, offsetBy: part.lowerBound)
  let end = text.utf8.index(text.startIndex, offsetBy: part.upperBound)
  return Rect(
    column: place.column + columns(of: text[..<start]), row: place.row,
    columns: columns(of: text[start..<end]), rows: 1)
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
