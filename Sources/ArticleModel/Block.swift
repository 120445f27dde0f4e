/// One piece of an article's body.
public indirect enum Block: Hashable, Sendable {
  case paragraph(RichText)
  /// A heading inside the body; `level` is 1 to 6.
  case heading(level: Int, RichText)
  case quote([Block])
  /// A list; `start` is the first number of an ordered one.
  case list(ordered: Bool, start: Int, items: [[Block]])
  /// Text whose spaces and line ends matter.
  case code(language: String?, text: String)
  /// Rows of cells; the first row is the head.
  ///
  /// A column that `alignments` does not reach is aligned as running text.
  case table(rows: [[RichText]], alignments: [Alignment] = [])
  /// A picture: its file name or URL, and its caption.
  case image(source: String, caption: RichText)
  case rule

  /// Where the cells of a table's column stand in it.
  public enum Alignment: Hashable, Sendable {
    case leading
    case center
    case trailing
  }
}

extension Block {
  /// The block's words without marks; the parts of a list, quote or table each on a line.
  public var plainText: String { plainText(withCaptions: true) }

  /// The same without what stands below pictures.
  var textWithoutCaptions: String { plainText(withCaptions: false) }

  private func plainText(withCaptions: Bool) -> String {
    func lines(_ blocks: [Block]) -> String {
      blocks.lazy.map { $0.plainText(withCaptions: withCaptions) }.joined(separator: "\n")
    }
    return switch self {
    case .paragraph(let text), .heading(_, let text): text.text
    case .image(_, let caption): withCaptions ? caption.text : ""
    case .quote(let blocks): lines(blocks)
    case .list(_, _, let items): items.lazy.map(lines).joined(separator: "\n")
    case .code(_, let text): text
    case .table(let rows, _):
      rows.map { $0.map(\.text).joined(separator: "  ") }.joined(separator: "\n")
    case .rule: ""
    }
  }
}
