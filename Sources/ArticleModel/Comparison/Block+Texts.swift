extension Block {
  /// Calls `body` with each running text of the block, and where it begins in ``plainText``, by
  /// UTF-8 offsets: paragraphs, also those in quotes and lists.
  ///
  /// Headings, code, tables and captions are no sentences.
  func forEachText(_ body: (_ text: String, _ offset: Int) -> Void) {
    var offset = 0
    forEachText(at: &offset, body)
  }

  private func forEachText(at offset: inout Int, _ body: (String, Int) -> Void) {
    switch self {
    case .paragraph(let text):
      body(text.text, offset)
      offset += text.text.utf8.count + 1
    case .quote(let blocks) where !blocks.isEmpty:
      for block in blocks { block.forEachText(at: &offset, body) }
    case .list(_, _, let items) where !items.isEmpty:
      for item in items {
        for block in item { block.forEachText(at: &offset, body) }
        // An item without anything is an empty line.
        if item.isEmpty { offset += 1 }
      }
    default:
      offset += plainText.utf8.count + 1
    }
  }
}
