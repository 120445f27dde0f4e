internal import ArticleModel
internal import Terminal

/// The small lists above the line at the bottom: what may follow an unfinished key, and what may
/// complete a command.
extension State {
  /// A small list.
  private struct Popup {
    var title: String?
    var rows: [(key: String, text: String)]
    /// The row that stands out.
    var selected: Int?
    /// The most rows that are shown at once.
    var height = Int.max
    /// Whether rows that do not fit may stand in further columns.
    var hasColumns = false
  }

  func drawPopup(above status: Rect?, into grid: inout CellGrid, theme: Theme) {
    guard let status else { return }
    if !pendingKeys.isEmpty,
      case .unfinished(let bindings) = keymap.match(pendingKeys, in: focus.scope)
    {
      let rows = bindings.map { binding in
        (
          key: Keymap.notation(Array(binding.keys.dropFirst(pendingKeys.count))),
          text: CommandTable.entry(binding.command).help
        )
      }
      draw(
        Popup(title: Keymap.notation(pendingKeys) + " …", rows: rows, hasColumns: true),
        above: status.row, into: &grid, theme: theme)
    } else if prompt?.hasCompletions == true {
      let rows = completions.map { (key: $0.name, text: $0.help) }
      draw(
        Popup(rows: rows, selected: commandLine.choice, height: 9), above: status.row, into: &grid,
        theme: theme)
    }
  }

  private func draw(
    _ popup: Popup, above bottom: Int, into grid: inout CellGrid, theme: Theme
  ) {
    guard !popup.rows.isEmpty else { return }
    let keyColumns = popup.rows.map { columns(of: $0.key) }.max() ?? 0
    let width = (popup.rows.map { columns(of: $0.text) }.max() ?? 0) + keyColumns + 5
    let titleRows = popup.title == nil ? 0 : 1
    let edge = theme.hidesOverlays ? 1 : 0
    let room = max(1, min(popup.height, bottom - titleRows - edge))
    let most = popup.hasColumns ? max(1, grid.size.columns / width) : 1
    let count = min(most, (popup.rows.count + room - 1) / room)
    let rows = min(room, (popup.rows.count + count - 1) / count)
    let area = Rect(
      row: bottom - rows - titleRows, columns: min(width * count, grid.size.columns),
      rows: rows + titleRows)
    grid.fill(area, style: theme[.overlay])
    if edge > 0 {
      let line = Rect(row: area.row - 1, columns: area.columns + 1, rows: 1)
      grid.fill(line, style: theme[.overlay], with: "─")
      let side = Rect(column: area.endColumn, row: area.row, columns: 1, rows: area.rows)
      grid.fill(side, style: theme[.overlay], with: "│")
      grid.write("┐", at: Point(column: side.column, row: line.row), style: theme[.overlay])
    }
    if let title = popup.title {
      grid.write(
        title, at: Point(column: 1, row: area.row), end: area.endColumn, style: theme[.overlayTitle]
      )
    }
    let list = area.inset(top: titleRows)
    for column in 0..<count {
      let place = Rect(
        column: column * width, row: list.row, columns: min(width, area.endColumn - column * width),
        rows: rows)
      draw(
        popup, from: column * rows, isLast: column == count - 1, keyColumns: keyColumns,
        into: &grid, in: place, theme: theme)
    }
  }

  /// Draws one column of a popup; its last row says how many did not fit.
  private func draw(
    _ popup: Popup, from start: Int, isLast: Bool, keyColumns: Int, into grid: inout CellGrid,
    in area: Rect, theme: Theme
  ) {
    let isCut = isLast && popup.rows.count - start > area.rows
    let shown = isCut ? area.rows - 1 : area.rows
    // The list moves so that the row that stands out can be seen.
    let first = start + max(0, (popup.selected ?? 0) - max(0, shown - 1))
    let end = min(popup.rows.count, first + shown)
    for index in first..<end {
      let row = popup.rows[index]
      let place = Rect(
        column: area.column, row: area.row + index - first, columns: area.columns, rows: 1)
      let isSelected = index == popup.selected
      let style = theme[isSelected ? .overlaySelection : .overlay]
      if isSelected { grid.fill(place, style: style) }
      grid.write(
        row.key, at: Point(column: area.column + 1, row: place.row), end: area.endColumn,
        style: isSelected ? style : theme[.key].on(style))
      grid.write(
        row.text, at: Point(column: area.column + keyColumns + 3, row: place.row),
        end: area.endColumn, style: style)
    }
    guard isCut, popup.rows.count > end else { return }
    grid.write(
      "… \(popup.rows.count - end) more", at: Point(column: area.column + 1, row: area.endRow - 1),
      end: area.endColumn, style: theme[.quiet].on(theme[.overlay]))
  }
}
