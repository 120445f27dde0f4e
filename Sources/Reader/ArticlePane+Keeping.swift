internal import ArticleModel
internal import Terminal

/// Keeping the place where the text of a story becomes another: a rule leaves out or brings back
/// parts of its page, or its file was saved anew. The numbers of its blocks are others then.
extension ArticlePane {
  /// A part that is in sight.
  struct SeenPart {
    var text: String
    /// Which block or removed part it was.
    var number: Int
    /// The row in which it begins, which is above the first one where it is cut.
    var row: Int
    var isPointed: Bool
  }

  /// The parts in sight, the one that the reader points at first; none at the beginning of a story,
  /// where the head stays.
  var seenParts: [SeenPart] {
    guard let layout, let article, comparison == nil else { return [] }
    var seen: [SeenPart] = []
    var last: Part?
    for index in top..<min(layout.lines.count, top + max(1, size.rows)) {
      guard let part = layout.lines[index].part, part != last else { continue }
      last = part
      let first = layout.lines[...index].lastIndex { $0.part != part }.map { $0 + 1 } ?? 0
      let isPointed = part == pointed
      guard let (number, text) = text(of: part, in: article) else { continue }
      let found = SeenPart(text: text, number: number, row: first - top, isPointed: isPointed)
      seen.insert(found, at: isPointed ? 0 : seen.count)
    }
    return top > 0 || seen.first?.isPointed == true ? seen : []
  }

  /// Scrolls to where the first of some parts that is still there stands in the row that it stood
  /// in, and points at it if it was pointed at.
  mutating func keep(_ seen: [SeenPart]) {
    guard let layout, let article, !seen.isEmpty else { return }
    let blocks = article.blocks.map { words($0.plainText) }
    let removed = showsRemoved ? article.removed.map { words($0.text) } : []
    for old in seen {
      guard let part = part(like: old, in: blocks, removed),
        let first = layout.lines.firstIndex(where: { $0.part == part })
      else { continue }
      scroll(to: first - old.row)
      if old.isPointed { point(at: part) }
      return
    }
  }

  private func text(of part: Part, in article: Article) -> (number: Int, text: String)? {
    switch part {
    case .block(let index) where article.blocks.indices.contains(index):
      (index, words(article.blocks[index].plainText))
    case .removal(let index) where article.removed.indices.contains(index):
      (index, words(article.removed[index].text))
    default: nil
    }
  }

  /// The part with the text of another one: a block, else a part that was left out, else one of
  /// those that it was made of or that it became a part of.
  private func part(like old: SeenPart, in blocks: [String], _ removed: [String]) -> Part? {
    func nearest(_ texts: [String], _ isMeant: (String) -> Bool) -> Int? {
      texts.indices.filter { isMeant(texts[$0]) }
        .min { abs($0 - old.number) < abs($1 - old.number) }
    }
    guard !old.text.isEmpty else { return nil }
    if let index = nearest(blocks, { $0 == old.text }) { return .block(index) }
    if let index = nearest(removed, { $0 == old.text }) { return .removal(index) }
    if let index = nearest(blocks, { $0.utf8.count >= Self.leastKnown && old.text.hasPrefix($0) }) {
      return .block(index)
    }
    return nearest(removed) { $0.contains(old.text) }.map { .removal($0) }
  }

  /// The bytes by which a part is known as the beginning of another one.
  private static let leastKnown = 12

  /// A text with single blanks: a part that was left out stands on one line.
  private func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
