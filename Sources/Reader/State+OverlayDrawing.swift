internal import ArticleModel
internal import Terminal

/// How the lists over the panes look.
extension State {
  /// The rows of an overlay that are not its list: the title, and a line below.
  static let overlayFrame = 3

  /// Where an overlay lies: in the middle, as small as it can be.
  var overlayArea: Rect {
    let screen = Rect(columns: size.columns, rows: max(0, size.rows - 1))
    guard let overlay else { return Rect(columns: 0, rows: 0) }
    let width: Int
    switch overlay.kind {
    case .help: width = 86
    // Beside the themes the whole program shows what the theme looks like.
    case .themes, .desks: width = min(44, max(20, size.columns - 4))
    case .links, .problems, .versions, .timeline: width = 100
    case .names: width = 64
    }
    let rows = max(3, overlay.rows.count) + Self.overlayFrame
    return screen.centered(
      Size(
        columns: size.columns < 90 && width > 44 ? size.columns : min(width, size.columns - 4),
        rows: min(rows, size.rows - (size.rows > 12 ? 3 : 1))))
  }

  func draw(_ overlay: Overlay, into grid: inout CellGrid, theme: Theme) {
    if case .themes = overlay.kind {
      // The whole program shows what the theme looks like, so nothing is dimmed.
    } else {
      let shade = theme[.shade]
      grid.restyle(grid.bounds) { _ in shade }
    }
    let area = overlayArea
    grid.fill(area, style: theme[.overlay])
    if theme.hidesOverlays { drawEdge(around: area, into: &grid, style: theme[.overlay]) }
    grid.write(
      truncate(overlay.title, columns: max(0, area.columns - 3)),
      at: Point(column: area.column + 2, row: area.row), end: area.endColumn,
      style: theme[.overlayTitle])
    let list = area.inset(top: 1, bottom: Self.overlayFrame - 1)
    if overlay.rows.isEmpty {
      drawSentence(overlay.emptyText, into: &grid, in: list, style: theme[.overlay])
    }
    for line in 0..<list.rows where overlay.rows.indices.contains(overlay.top + line) {
      draw(
        overlay.rows[overlay.top + line], isSelected: overlay.top + line == overlay.selected,
        keyColumns: overlay.keyColumns, into: &grid,
        in: Rect(column: list.column, row: list.row + line, columns: list.columns, rows: 1),
        theme: theme)
    }
    drawFoot(of: overlay, into: &grid, in: area, theme: theme)
  }

  private func draw(
    _ row: Overlay.Row, isSelected: Bool, keyColumns: Int, into grid: inout CellGrid,
    in area: Rect, theme: Theme
  ) {
    let start = Point(column: area.column + 2, row: area.row)
    if row.isTitle {
      grid.write(row.text, at: start, end: area.endColumn, style: theme[.overlayTitle])
      return
    }
    let overlay = theme[.overlay]
    let style =
      isSelected
      ? theme[.overlaySelection] : row.isQuiet ? theme[.headlineRead].on(overlay) : overlay
    if isSelected {
      grid.fill(area, style: style)
      grid.cursor = Point(column: area.column, row: area.row)
    }
    var column = start.column
    let end = area.endColumn - 1
    if keyColumns > 0 {
      grid.write(
        truncate(row.key, columns: keyColumns), at: start, end: end,
        style: isSelected ? style : style.overlaid(with: theme[.key]).on(style))
      column += keyColumns + 2
    }
    column = grid.write(
      truncate(row.text, columns: max(0, end - column)), at: Point(column: column, row: area.row),
      end: end, style: style)
    let room = end - column - 2
    guard room > 4, !row.detail.isEmpty else { return }
    grid.write(
      truncate(row.detail, columns: room), at: Point(column: column + 2, row: area.row), end: end,
      style: isSelected ? style : theme[.quiet].on(style))
  }

  private func drawFoot(
    of overlay: Overlay, into grid: inout CellGrid, in area: Rect, theme: Theme
  ) {
    guard area.rows > Self.overlayFrame else { return }
    grid.write(
      truncate(foot(of: overlay), columns: max(0, area.columns - 4)),
      at: Point(column: area.column + 2, row: area.endRow - 1), end: area.endColumn - 1,
      style: theme[.quiet].on(theme[.overlay]))
  }

  /// Draws lines around an overlay that has no ground of its own, as far as there is room.
  private func drawEdge(around area: Rect, into grid: inout CellGrid, style: Style) {
    let outer = Rect(
      column: area.column - 1, row: area.row - 1, columns: area.columns + 2, rows: area.rows + 2)
    for column in [outer.column, outer.endColumn - 1] {
      let side = Rect(column: column, row: area.row, columns: 1, rows: area.rows)
      grid.fill(side, style: style, with: "│")
    }
    // The last row of the screen is not the overlay's.
    for (row, ends) in [(outer.row, ("┌", "┐")), (outer.endRow - 1, ("└", "┘"))]
    where row < size.rows - 1 {
      let line = Rect(column: outer.column, row: row, columns: outer.columns, rows: 1)
      grid.fill(line, style: style, with: "─")
      grid.write(ends.0, at: Point(column: outer.column, row: row), style: style)
      grid.write(ends.1, at: Point(column: outer.endColumn - 1, row: row), style: style)
    }
  }
}

extension Overlay {
  /// The columns of the keys or numbers at the left.
  fileprivate var keyColumns: Int {
    min(24, rows.map { columns(of: $0.key) }.max() ?? 0)
  }
}

extension Style {
  /// This style on the background of another one.
  func on(_ other: Style) -> Style {
    var style = self
    style.background = other.background
    return style
  }
}
