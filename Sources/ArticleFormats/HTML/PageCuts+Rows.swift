internal import ArticleModel
internal import CGumbo

extension PageCuts {
  /// The fewest cards that are a row.
  private static let fewest = 3
  /// The most elements and texts of a card.
  private static let largest = 160

  /// Cuts rows of cards: boxes beside each other, each with a headline that leads to another page of
  /// the site, and little text.
  ///
  /// A page that has little but cards, as a front page has, keeps them.
  mutating func cutRows() {
    var cards: [Int] = []
    var node = 1
    while node < tree.nodes.count {
      if isCut[node] || tree.isText(node) || tree.tag(node).traits.contains(.unseen)
        || scores.links[node] < Self.fewest
      {
        node = tree.end(node)
        continue
      }
      cards += self.cards(in: node)
      node += 1
    }
    guard !cards.isEmpty else { return }
    let before = scores.prose[0]
    let left = cards.reduce(before) { $0 - scores.prose[$1] }
    guard left >= 400, Double(left) >= Double(before) * 0.75 else { return }
    for card in cards where !isCut[card] { cut(card, (.related, "row of cards")) }
  }

  /// The children of an element that stand in a row of cards.
  private func cards(in parent: Int) -> [Int] {
    var found: [Int] = []
    var row: [Int] = []
    var node = parent + 1
    while node < tree.end(parent) {
      if !isCut[node], scores.length[node] > 0 {
        if let last = row.last, tree.tag(last) != tree.tag(node) || !isCard(node) {
          if row.count >= Self.fewest { found += row }
          row = []
        }
        if isCard(node) { row.append(node) }
      }
      node = tree.end(node)
    }
    return row.count >= Self.fewest ? found + row : found
  }

  /// Whether an element is a box with one headline, which is a link or stands in one.
  private func isCard(_ node: Int) -> Bool {
    guard !tree.isText(node), (12...700).contains(scores.length[node]), scores.links[node] > 0,
      tree.end(node) - node <= Self.largest, tree.tag(node).headingLevel == nil
    else { return false }
    var isLinked = false
    for inner in node..<tree.end(node) where tree.tag(inner).headingLevel != nil {
      guard !isLinked, scores.length[inner] >= 12 else { return false }
      isLinked = isLink(around: inner, in: node) || isLink(in: inner)
      guard isLinked else { return false }
    }
    return isLinked
  }

  private func isLink(around heading: Int, in box: Int) -> Bool {
    var node = heading
    while node > box {
      node = tree.parent(node)
      if tree.tag(node) == GUMBO_TAG_A { return links.target(of: node, tree) == .sameSite }
    }
    return false
  }

  private func isLink(in heading: Int) -> Bool {
    (heading..<tree.end(heading)).contains {
      tree.tag($0) == GUMBO_TAG_A && links.target(of: $0, tree) == .sameSite
        && scores.length[$0] * 10 >= scores.length[heading] * 8
    }
  }
}
