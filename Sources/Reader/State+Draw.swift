internal import ArticleModel
public import Terminal

extension State {
  /// Draws the screen.
  public func draw(size: Size, theme: Theme) -> CellGrid {
    var grid = CellGrid(size: size, style: theme[.text])
    let layout = ScreenLayout(size: size, preferences: layout, focus: focus)
    if let area = layout.masthead { drawMasthead(into: &grid, in: area, theme: theme) }
    drawRules(of: layout, into: &grid, theme: theme)
    for (name, rect) in layout.panes.all {
      let context = DrawContext(
        theme: theme, clock: clock, isFocused: name == focus, trouble: trouble)
      let cursor = grid.cursor
      draw(name, into: &grid, in: Self.content(of: name, in: rect), context: context)
      if name != focus { grid.cursor = cursor }
    }
    if let overlay { draw(overlay, into: &grid, theme: theme) }
    if let area = layout.status { drawStatus(into: &grid, in: area, theme: theme) }
    drawPopup(above: layout.status, into: &grid, theme: theme)
    if let cursor = grid.cursor, !grid.bounds.contains(cursor) { grid.cursor = nil }
    return grid
  }

  private func draw(
    _ name: PaneName, into grid: inout CellGrid, in rect: Rect, context: DrawContext
  ) {
    switch name {
    case .headlines: headlines.draw(into: &grid, in: rect, context: context)
    case .article: article.draw(into: &grid, in: rect, context: context)
    case .related: related.draw(into: &grid, in: rect, context: context)
    }
  }

  /// What to say where there is no story because of files that could not be read.
  private var trouble: String? {
    guard !library.failures.isEmpty else { return nil }
    return "\(unreadFiles) could not be read; \(firstKey(of: .problems)) tells why."
  }

  private func drawRules(of layout: ScreenLayout, into grid: inout CellGrid, theme: Theme) {
    let focused = layout.panes[focus]
    for (index, rule) in layout.horizontalRules.enumerated() {
      grid.fill(rule, style: theme[.rule], with: "─")
      if index == 0, layout.panes.all.count > 1, let focused, focused.row == rule.row + 1 {
        grid.fill(
          Rect(column: focused.column, row: rule.row, columns: focused.columns, rows: 1),
          style: theme[.focus], with: "━")
      }
    }
    for (border, rect) in layout.borders {
      let style = theme[.rule]
      if border == .relatedRow {
        let isFocused = focus == .related
        grid.fill(
          rect, style: isFocused ? theme[.focus] : style, with: isFocused ? "━" : "─")
        join("├", at: Point(column: rect.column - 1, row: rect.row), into: &grid, style: style)
      } else {
        grid.fill(rect, style: style, with: "│")
        join("┬", at: Point(column: rect.column, row: rect.row - 1), into: &grid, style: style)
        join("┴", at: Point(column: rect.column, row: rect.endRow), into: &grid, style: style)
      }
    }
  }

  /// Puts a joint where two rules meet, if there is a rule.
  private func join(_ joint: String, at point: Point, into grid: inout CellGrid, style: Style) {
    guard grid.bounds.contains(point), grid[point.column, point.row].base != 32 else { return }
    grid.write(joint, at: point, style: style)
  }
}
