internal import ArticleModel
internal import Terminal

/// Blocks as plain text that keeps their shape: the marks of lists, the bars of quotes, the
/// indentation of code and the columns of tables.
enum BlockText {
  /// The blocks, each parted by an empty line.
  static func text(of blocks: [Block]) -> String {
    blocks.map { text(of: $0) }.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private static func text(of block: Block) -> String {
    switch block {
    case .paragraph(let text), .heading(_, let text), .image(_, let text): text.text
    case .quote(let blocks): lines(of: text(of: blocks), first: "> ", rest: "> ")
    case .list(let isOrdered, let start, let items):
      list(items, isOrdered: isOrdered, start: start)
    case .code(_, let text): lines(of: text, first: "    ", rest: "    ")
    case .table(let rows, let alignments): table(rows, alignments)
    case .rule: "---"
    }
  }

  private static func list(_ items: [[Block]], isOrdered: Bool, start: Int) -> String {
    let width = isOrdered ? String(start + max(0, items.count - 1)).count + 2 : 2
    return items.enumerated().map { index, blocks in
      let mark = isOrdered ? "\(start + index). " : "- "
      let padding = String(repeating: " ", count: width - mark.count)
      return lines(
        of: item(blocks), first: padding + mark, rest: String(repeating: " ", count: width))
    }.joined(separator: "\n")
  }

  /// A list inside an item follows its words at once.
  private static func item(_ blocks: [Block]) -> String {
    blocks.reduce(into: "") { text, block in
      let isList = if case .list = block { true } else { false }
      if !text.isEmpty { text += isList ? "\n" : "\n\n" }
      text += Self.text(of: block)
    }
  }

  private static func table(_ rows: [[RichText]], _ alignments: [Block.Alignment]) -> String {
    let cells = rows.map { $0.map { safeLine($0.text) } }
    let count = cells.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      cells.map { column < $0.count ? columns(of: $0[column]) : 0 }.max() ?? 0
    }
    var lines = cells.map { row in
      let line = row.enumerated().map { column, cell in
        let alignment = column < alignments.count ? alignments[column] : .leading
        return aligned(cell, alignment, width: widths[column])
      }.joined(separator: "  ")
      return String(withoutBlanks(line))
    }
    if lines.count > 1 {
      let rule = widths.map { String(repeating: "-", count: max(1, $0)) }.joined(separator: "  ")
      lines.insert(rule, at: 1)
    }
    return lines.joined(separator: "\n")
  }

  private static func aligned(
    _ cell: String, _ alignment: Block.Alignment, width: Int
  ) -> String {
    let rest = width - columns(of: cell)
    let before =
      switch alignment {
      case .leading: 0
      case .center: rest / 2
      case .trailing: rest
      }
    return String(repeating: " ", count: before) + cell
      + String(repeating: " ", count: rest - before)
  }

  /// Text with something before its first line and the others; empty lines get no blanks.
  static func lines(of text: String, first: String, rest: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
      let prefix = index == 0 ? first : rest
      return line.isEmpty ? String(withoutBlanks(prefix)) : prefix + line
    }.joined(separator: "\n")
  }

  private static func withoutBlanks(_ prefix: String) -> Substring {
    var result = prefix[...]
    while result.last == " " { result.removeLast() }
    return result
  }
}
