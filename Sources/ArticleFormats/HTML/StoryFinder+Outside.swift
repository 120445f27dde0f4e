internal import ArticleModel
internal import CGumbo

extension StoryFinder {
  /// The most bytes of pieces that are kept.
  private static let most = 100_000

  /// What was left out of the story, with what stands outside the element that holds it.
  func outside(blocks: Int, _ inside: [Removal]) -> [Removal] {
    var before: [Removal] = []
    var behind: [Removal] = []
    var size = 0
    var node = 1
    while node < tree.nodes.count, size < Self.most {
      if node == root || tree.tag(node).traits.contains(.unseen) {
        node = tree.end(node)
      } else if node < root, tree.end(node) > root {
        node += 1
      } else {
        let line = tree.line(of: node, limit: 2000)
        if !line.isEmpty, !tree.isText(node) || line.utf8.count > 1 {
          size += line.utf8.count
          let isBefore = node < root
          let cut = cuts[node] ?? (isBefore ? .navigation : .footer, "beside the story")
          let piece = Removal(
            line, reason: cut.reason, position: isBefore ? 0 : blocks, rule: cut.rule)
          if isBefore { before.append(piece) } else { behind.append(piece) }
        }
        node = tree.end(node)
      }
    }
    return before + inside + behind
  }
}
