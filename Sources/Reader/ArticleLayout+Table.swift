internal import ArticleModel
internal import Terminal

extension ArticleLayout {
  /// Adds a table: in columns where it fits, else each row as lines of `head: cell`.
  mutating func addTable(
    _ rows: [[RichText]], _ alignments: [Block.Alignment], _ context: Context
  ) {
    let cells = rows.enumerated().map { index, row in
      row.map { StyledText($0, role: index == 0 ? .strong : context.role) }
    }
    let count = cells.map(\.count).max() ?? 0
    let columns = (0..<count).map { column in
      TableColumn(
        width: cells.map { column < $0.count ? $0[column].columns : 0 }.max() ?? 0,
        alignment: column < alignments.count ? alignments[column] : .leading)
    }
    let needed = columns.reduce(0) { $0 + $1.width } + TableColumn.gap * max(0, count - 1)
    if needed <= self.columns - context.indent {
      addInColumns(cells, columns, context)
    } else {
      addStacked(cells, context)
    }
  }

  private mutating func addInColumns(
    _ rows: [[StyledText]], _ columns: [TableColumn], _ context: Context
  ) {
    for (index, row) in rows.enumerated() {
      add(
        TableColumn.line(of: row, in: columns, role: index == 0 ? .strong : context.role), context)
      guard index == 0 else { continue }
      let rules = columns.map { String(repeating: "─", count: $0.width) }
      add(
        StyledText(
          rules.joined(separator: String(repeating: " ", count: TableColumn.gap)), role: .rule),
        context)
    }
  }

  private mutating func addStacked(_ rows: [[StyledText]], _ context: Context) {
    guard let head = rows.first else { return }
    for (index, row) in rows.dropFirst().enumerated() {
      if index > 0 { addEmptyLine(context) }
      for (column, cell) in row.enumerated() {
        var line = StyledText("", role: context.role)
        if column < head.count, !head[column].text.isEmpty {
          line.append(head[column])
          line.append(": ")
        }
        line.append(cell)
        add(line, context)
      }
    }
  }
}

/// A column of a table that is laid out in columns.
private struct TableColumn {
  var width: Int
  var alignment: Block.Alignment

  /// The columns of the screen between two of the table.
  static let gap = 2

  /// A row of cells, each in its place.
  static func line(of row: [StyledText], in columns: [TableColumn], role: Role) -> StyledText {
    var line = StyledText("", role: role)
    for (cell, column) in zip(row, columns) {
      let rest = column.width - cell.columns
      let before =
        switch column.alignment {
        case .leading: 0
        case .center: rest / 2
        case .trailing: rest
        }
      line.append(String(repeating: " ", count: before))
      line.append(cell)
      line.append(String(repeating: " ", count: rest - before + gap))
    }
    return line
  }
}

extension StyledText {
  /// The columns that the text takes on one line.
  fileprivate var columns: Int { Terminal.columns(of: text) }
}
