internal import ArticleModel
internal import CGumbo

extension PageCuts {
  /// The most text of a box around a form, in bytes.
  private static let most: Int32 = 700

  /// Cuts the boxes around forms that ask for an address of mail: what stands with them calls for it.
  mutating func cutForms() {
    for node in 1..<max(1, tree.nodes.count)
    where tree.tag(node) == GUMBO_TAG_FORM && isCut[node] && asksForMail(node) {
      var box = node
      while case let parent = tree.parent(box), parent != 0, isBox(parent) { box = parent }
      if box != node, !isCut[box] { cut(box, (.promotion, "box of a form")) }
    }
  }

  private func asksForMail(_ form: Int) -> Bool {
    (form..<tree.end(form)).contains { node in
      guard tree.tag(node) == GUMBO_TAG_INPUT, let range = tree.range(node, .type) else {
        return false
      }
      return tree.bytes[range].elementsEqual("email".utf8)
    }
  }

  /// Whether an element has so little text that the form is what it is about.
  private func isBox(_ node: Int) -> Bool {
    guard scores.length[node] <= Self.most, scores.prose[node] * 5 < scores.prose[0],
      tree.end(node) - node <= 120
    else { return false }
    return !(node..<tree.end(node)).contains {
      tree.tag($0).headingLevel == 1 || tree.tag($0) == GUMBO_TAG_ARTICLE
    }
  }
}
