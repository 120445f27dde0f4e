internal import ArticleModel
internal import Terminal

extension ArticlePane {
  func draw(into grid: inout CellGrid, in rect: Rect, context: DrawContext) {
    if let failure, let headline {
      drawSentence(
        "Cannot read \(headline.path): \(failure).", into: &grid, in: rect,
        style: context.theme[.error])
      return
    }
    // Without a story the list of headlines says why.
    guard let layout else { return }
    let column = rect.column + max(0, (rect.columns - textColumns) / 2)
    let seen = top..<min(layout.lines.count, top + rect.rows)
    for index in seen {
      if let pointed, layout.lines[index].part == pointed {
        let bar = Point(column: max(rect.column, column - 1), row: rect.row + index - top)
        grid.write("▌", at: bar, end: rect.endColumn, style: context.theme[.selection])
      } else if let news = foundNews, news.lines.contains(index), column > rect.column {
        let isCurrent = news.current.map { news.spans[$0].contains(index) } ?? false
        let bar = Point(column: column - 1, row: rect.row + index - top)
        grid.write(isCurrent ? "▌" : "▎", at: bar, end: rect.endColumn, style: context.theme[.news])
      }
      draw(
        layout.lines[index], at: Point(column: column, row: rect.row + index - top),
        end: min(rect.endColumn, column + textColumns), into: &grid, theme: context.theme)
    }
    drawMatches(in: seen, column: column, rect: rect, into: &grid, theme: context.theme)
    drawPlace(into: &grid, in: rect, theme: context.theme)
    if context.isFocused { grid.cursor = cursor(in: rect, column: column) }
  }

  private func draw(
    _ line: ArticleLine, at point: Point, end: Int, into grid: inout CellGrid, theme: Theme
  ) {
    if !line.prefix.isEmpty {
      grid.write(line.prefix, at: point, end: end, style: theme[line.prefixRole])
    }
    let start = Point(column: point.column + line.indent, row: point.row)
    let text = line.text
    grid.write(text.text, range: line.range, at: start, end: end, style: theme[text.role])
    for run in text.runs {
      let part = run.range.clamped(to: line.range)
      guard !part.isEmpty else { continue }
      let place = cells(of: part, in: line, at: start, end: end)
      let style = theme[run.role]
      grid.restyle(place) { $0.overlaid(with: style) }
    }
  }

  /// The cells of a part of a line's text.
  private func cells(of part: Range<Int>, in line: ArticleLine, at start: Point, end: Int) -> Rect {
    let text = line.text.text.utf8
    func columnsTo(_ offset: Int) -> Int {
      let from = text.index(text.startIndex, offsetBy: line.range.lowerBound)
      let to = text.index(text.startIndex, offsetBy: offset)
      return columns(of: line.text.text[from..<to])
    }
    let first = columnsTo(part.lowerBound)
    let last = columnsTo(part.upperBound)
    return Rect(
      column: start.column + first, row: start.row,
      columns: min(end - start.column, last) - first, rows: 1)
  }

  private func drawMatches(
    in seen: Range<Int>, column: Int, rect: Rect, into grid: inout CellGrid, theme: Theme
  ) {
    guard let find, let layout else { return }
    for (index, match) in find.matches.enumerated() {
      let style = theme[index == find.current ? .matchCurrent : .match]
      for part in match.parts where seen.contains(part.line) {
        let line = layout.lines[part.line]
        let start = Point(column: column + line.indent, row: rect.row + part.line - top)
        let place = cells(of: part.range, in: line, at: start, end: rect.endColumn)
        grid.restyle(place) { $0.overlaid(with: style) }
      }
    }
  }

  /// Writes the place in the story into the corner, where there is more than a screenful and room.
  private func drawPlace(into grid: inout CellGrid, in rect: Rect, theme: Theme) {
    guard lastTop > 0, rect.columns >= 30, rect.rows >= 4 else { return }
    let text = "\(Int(progress * 100))%"
    let place = Point(column: rect.endColumn - text.utf8.count - 1, row: rect.endRow - 1)
    let isFree = (place.column - 1..<rect.endColumn).allSatisfy {
      grid[$0, place.row].base == 32
    }
    if isFree { grid.write(text, at: place, end: rect.endColumn, style: theme[.quiet]) }
  }

  private func cursor(in rect: Rect, column: Int) -> Point {
    guard let find, find.matches.indices.contains(find.current) else {
      return Point(column: column, row: rect.row)
    }
    let line = find.matches[find.current].line
    return Point(column: column, row: rect.row + max(0, min(line - top, rect.rows - 1)))
  }
}
