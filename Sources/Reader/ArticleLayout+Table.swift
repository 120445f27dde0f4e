internal import ArticleModel
internal import Terminal

extension ArticleLayout {
  /// Adds a table: in columns where it fits, else each row as lines of `head: cell`.
  mutating func addTable(_ rows: [[RichText]], _ context: Context) {
    guard let head = rows.first else { return }
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { column < $0.count ? Terminal.columns(of: $0[column].text) : 0 }.max() ?? 0
    }
    let needed = widths.reduce(0, +) + 2 * max(0, count - 1)
    if needed <= columns - context.indent {
      for (index, row) in rows.enumerated() {
        add(StyledText(aligned(row, widths), role: index == 0 ? .strong : .body), context)
        if index == 0 {
          let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
          add(StyledText(rule, role: .rule), context)
        }
      }
    } else {
      for row in rows.dropFirst() {
        for (column, cell) in row.enumerated() {
          let name = column < head.count ? head[column].text + ": " : ""
          add(StyledText(name + cell.text, role: .body), context)
        }
      }
    }
  }

  private func aligned(_ row: [RichText], _ widths: [Int]) -> String {
    row.enumerated().map { column, cell in
      let padding = widths[column] - Terminal.columns(of: cell.text)
      return cell.text + String(repeating: " ", count: column == row.count - 1 ? 0 : padding)
    }.joined(separator: "  ")
  }
}
