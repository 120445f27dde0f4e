internal import ArticleModel
internal import CGumbo

/// Finds a selector for a text that a reader points at.
extension ArticleParser {
  /// What a rule has to say to mean the part of a page with this text, and those like it on other
  /// pages of the site; `nil` where the text is too short to be told from others.
  public func selector(for text: String, in bytes: [UInt8], name: String) -> SiteSelector? {
    let letters = SiteName.letters(text)
    if let decoded = TextDecoder.decode(bytes),
      HTMLPage.matches(decoded.text, fileExtension: Self.fileExtension(of: name))
    {
      let tree = HTMLTree(HTMLSource(decoded.text))
      if let selector = SitePointing(tree).selector(for: letters) { return selector }
    }
    return Self.beginning(of: text)
  }

  /// The first words of a text; all of a short one.
  private static func beginning(of text: String) -> SiteSelector? {
    let line = safeLine(text)
    var words = ""
    for word in line.split(separator: " ") where words.count < 32 {
      words += (words.isEmpty ? "" : " ") + word
    }
    return try? SiteSelector("^" + words)
  }
}

private struct SitePointing {
  private let tree: HTMLTree

  /// The largest part of a page's text that a selector may mean: a rule that leaves out more is none
  /// that anybody meant.
  private static let mostShare = 0.25

  init(_ tree: HTMLTree) {
    self.tree = tree
  }

  /// The selector of the outermost element that has this text and no other, by its id or its classes.
  func selector(for letters: String) -> SiteSelector? {
    guard letters.utf8.count >= 3, var node = element(of: letters) else { return nil }
    while node > 0 {
      for name in names(of: node) {
        if let selector = try? SiteSelector(name), isNarrow(selector) { return selector }
      }
      let parent = tree.parent(node)
      guard parent > 0, isText(letters, of: parent) else { return nil }
      node = parent
    }
    return nil
  }

  /// The innermost element that has a text.
  private func element(of letters: String) -> Int? {
    var found: Int?
    for node in 1..<max(1, tree.nodes.count) where !tree.isText(node) {
      if let found, node >= tree.end(found) { break }
      if mayBe(letters, node), isText(letters, of: node) { found = node }
    }
    return found
  }

  /// Whether an element has about as many bytes of text.
  private func mayBe(_ letters: String, _ node: Int) -> Bool {
    let wanted = letters.utf8.count
    var count = 0
    for inner in node..<tree.end(node) where tree.isText(inner) {
      count += tree.range(inner).count
      if count > wanted * 4 + 4000 { return false }
    }
    return count >= wanted
  }

  /// Whether an element has this text; one that was cut off goes by what is there of it.
  private func isText(_ letters: String, of node: Int) -> Bool {
    let line = tree.line(of: node, limit: 100_000)
    let own = SiteName.letters(line)
    return own == letters || letters.utf8.count > 1500 && own.hasPrefix(letters)
  }

  /// Ways to name an element, the best first: those that will name it on other pages too.
  private func names(of node: Int) -> [String] {
    guard let tag = gumbo_normalized_tagname(GumboTag(UInt32(tree.tag(node).number))) else {
      return []
    }
    let element = String(cString: tag)
    let ids = tree.value(node, .id).map { [$0] } ?? []
    let classes = (tree.value(node, .className) ?? "").split { $0.isWhitespace }.map(String.init)
    return ids.filter(Self.isLasting).map { "#" + $0 }
      + classes.filter(Self.isLasting).flatMap { ["." + $0, element + "." + $0] }
  }

  /// Whether a name is not one of this page alone: `post-12345` and `css-1q2w3e` are.
  private static func isLasting(_ name: String) -> Bool {
    guard name.utf8.count >= 2, name.utf8.count <= 60 else { return false }
    let digits = name.utf8.count { $0 >= 0x30 && $0 <= 0x39 }
    return digits <= 2 && !name.hasPrefix("css-")
  }

  /// Whether a selector means a small part of the page.
  private func isNarrow(_ selector: SiteSelector) -> Bool {
    let elements = selector.elements(in: tree)
    func size(_ nodes: Range<Int>) -> Int {
      nodes.reduce(0) { $0 + (tree.isText($1) ? tree.range($1).count : 0) }
    }
    let named = elements.reduce(0) { $0 + size($1..<tree.end($1)) }
    let body = (0..<tree.nodes.count).first { tree.tag($0) == GUMBO_TAG_BODY } ?? 0
    return !elements.isEmpty
      && Double(named) <= Double(size(body..<tree.end(body))) * Self.mostShare
  }
}
