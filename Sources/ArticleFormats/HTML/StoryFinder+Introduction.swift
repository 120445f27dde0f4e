internal import CGumbo

extension StoryFinder {
  /// What stands around the introduction in an element that heads the story; `nil` where it has none.
  ///
  /// Many sites have the introduction between headline and byline, in the same box: the box as a
  /// whole is no prose, and the one paragraph of it is.
  func aroundIntroduction(_ header: Int) -> [Int]? {
    guard tree.tag(header).traits.contains(.block), tree.tag(header).headingLevel == nil,
      tree.end(header) - header < 1500, (80...1000).contains(scores.prose[header]),
      (header..<tree.end(header)).contains(where: { isHead($0) })
    else { return nil }
    var others: [Int] = []
    var introductions = 0
    var node = header + 1
    while node < tree.end(header) {
      if cuts[node] != nil || tree.isText(node) {
        node = tree.end(node)
      } else if scores.prose[node] == 0 || tree.tag(node) == GUMBO_TAG_FIGURE
        || scores.linkDensity(node) >= 0.25
      {
        others.append(node)
        node = tree.end(node)
      } else if scores.own[node] >= 80 {
        introductions += 1
        node = tree.end(node)
      } else {
        node += 1
      }
    }
    return (1...3).contains(introductions) ? others : nil
  }

  /// Whether an element is a headline, or says that it is the head of something.
  private func isHead(_ node: Int) -> Bool {
    tree.tag(node).headingLevel == 1 || tree.tag(node) == GUMBO_TAG_HEADER
      || tree.range(node, .itemprop).map { tree.bytes[$0].elementsEqual("headline".utf8) } ?? false
  }
}
