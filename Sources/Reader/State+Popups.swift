internal import ArticleModel
internal import Terminal

/// What lies over the panes: overlays, and the popups above the line at the bottom.
extension State {
  /// The rows of an overlay that are not its list: the title, and a line below.
  static let overlayFrame = 3

  /// Where an overlay lies: in the middle, as small as it can be.
  var overlayArea: Rect {
    let screen = Rect(columns: size.columns, rows: max(0, size.rows - 1))
    guard let overlay else { return Rect(columns: 0, rows: 0) }
    let width: Int
    switch overlay.kind {
    case .help: width = 84
    case .themes: width = 34
    case .links, .problems: width = 90
    }
    let rows = max(3, overlay.rows.count) + Self.overlayFrame
    let margin = size.columns > 40 ? 4 : 0
    return screen.centered(
      Size(
        columns: min(width, size.columns - margin),
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
    let style = theme[isSelected ? .overlaySelection : .overlay]
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

  /// The line below the list: all of what the selected line is about, or what can be done.
  private func drawFoot(
    of overlay: Overlay, into grid: inout CellGrid, in area: Rect, theme: Theme
  ) {
    guard area.rows > Self.overlayFrame else { return }
    let foot: String
    switch overlay.kind {
    case .links: foot = overlay.selectedRow.map { "\(firstKey(of: .open)) opens \($0.value)" } ?? ""
    case .themes: foot = "\(firstKey(of: .open)) keeps it · esc goes back"
    case .help:
      foot = "\(firstKey(of: .find)) narrows · \(firstKey(of: .open)) does it · esc closes"
    case .problems: foot = "esc closes"
    }
    grid.write(
      truncate(foot, columns: max(0, area.columns - 4)),
      at: Point(column: area.column + 2, row: area.endRow - 1), end: area.endColumn - 1,
      style: theme[.quiet].on(theme[.overlay]))
  }

  // MARK: Above the status line

  /// Lists what may follow an unfinished key, or the commands that fit what is typed.
  func drawPopup(above status: Rect?, into grid: inout CellGrid, theme: Theme) {
    guard let status else { return }
    if !pendingKeys.isEmpty,
      case .unfinished(let bindings) = keymap.match(pendingKeys, in: focus.scope)
    {
      let rows = bindings.map { binding in
        (
          Keymap.notation(Array(binding.keys.dropFirst(pendingKeys.count))),
          CommandTable.entry(binding.command).help
        )
      }
      drawPopup(
        rows, title: Keymap.notation(pendingKeys) + " …", above: status.row, into: &grid,
        theme: theme)
    } else if prompt?.purpose == .command {
      let rows = completions.prefix(8).map { ($0.name, $0.help) }
      drawPopup(Array(rows), title: nil, above: status.row, into: &grid, theme: theme)
    }
  }

  private func drawPopup(
    _ rows: [(key: String, text: String)], title: String?, above bottom: Int,
    into grid: inout CellGrid, theme: Theme
  ) {
    guard !rows.isEmpty else { return }
    let keyColumns = rows.map { columns(of: $0.key) }.max() ?? 0
    let width = (rows.map { columns(of: $0.text) }.max() ?? 0) + keyColumns + 5
    let height = min(bottom, rows.count + (title == nil ? 0 : 1))
    let area = Rect(row: bottom - height, columns: min(width, grid.size.columns), rows: height)
    grid.fill(area, style: theme[.overlay])
    var row = area.row
    if let title {
      grid.write(
        title, at: Point(column: 1, row: row), end: area.endColumn, style: theme[.overlayTitle])
      row += 1
    }
    for (key, text) in rows where row < area.endRow {
      grid.write(
        key, at: Point(column: 1, row: row), end: area.endColumn,
        style: theme[.key].on(theme[.overlay]))
      grid.write(
        text, at: Point(column: keyColumns + 3, row: row), end: area.endColumn,
        style: theme[.overlay])
      row += 1
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
  fileprivate func on(_ other: Style) -> Style {
    var style = self
    style.background = other.background
    return style
  }
}
