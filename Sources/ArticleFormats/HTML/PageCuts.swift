internal import ArticleModel
internal import CGumbo

/// Decides which elements of a page are no part of its story.
struct PageCuts {
  typealias Cut = HTMLBlockBuilder.Cut

  let tree: HTMLTree
  let links: PageLinks
  private(set) var cuts: [Int: Cut] = [:]
  private(set) var isCut: [Bool]
  private(set) var scores: PageScores
  private let total: Double
  /// The first element that is called the main one.
  private let main: Int

  /// How far the names of elements are believed.
  private enum Trust {
    case full
    /// On a page of a forum the comments are the story.
    case exceptComments
    /// The names would take most of the page away.
    case shapes
  }

  private var trust = Trust.full
  /// How often it was asked what stands before an element.
  private var asked = 0

  init(_ tree: HTMLTree, _ links: PageLinks) {
    self.tree = tree
    self.links = links
    isCut = [Bool](repeating: false, count: tree.nodes.count)
    scores = PageScores(tree, isCut: isCut)
    main = (1..<max(1, tree.nodes.count)).first { tree.tag($0) == GUMBO_TAG_MAIN } ?? -1
    let whole = scores
    total = Double(max(1, scores.prose[0]))
    cutByNames()
    let comments = cuts.reduce(0.0) { sum, cut in
      cut.value.reason == .comments ? sum + Double(whole.prose[cut.key]) : sum
    }
    scores = PageScores(tree, isCut: isCut)
    let left = Double(scores.prose[0])
    if left < 400 || left < total * 0.04, comments > left {
      trust = .exceptComments
    } else if left < (total - comments) * 0.35 {
      trust = .shapes
    }
    if trust != .full {
      isCut = [Bool](repeating: false, count: tree.nodes.count)
      cuts = [:]
      scores = whole
      cutByNames()
      scores = PageScores(tree, isCut: isCut)
    }
    cutRows()
    cutForms()
    scores = PageScores(tree, isCut: isCut)
  }

  private func share(_ node: Int) -> Double { Double(scores.prose[node]) / total }

  private mutating func cutByNames() {
    var node = 1
    while node < tree.nodes.count {
      if tree.isText(node) {
        node += 1
        continue
      }
      if tree.tag(node).traits.contains(.unseen) || tree.tag(node) == GUMBO_TAG_PRE {
        node = tree.end(node)
      } else if let cut = verdict(on: node) {
        self.cut(node, cut)
        node = tree.end(node)
      } else {
        node += 1
      }
    }
  }

  mutating func cut(_ node: Int, _ cut: Cut) {
    cuts[node] = cut
    isCut[node] = true
  }

  // MARK: One element

  private mutating func verdict(on node: Int) -> Cut? {
    let tag = tree.tag(node)
    let share = share(node)
    if share < 0.35, let cut = byElement(node, tag) { return cut }
    if isHidden(node), share < 0.35, scores.prose[node] < 300 || scores.linkDensity(node) > 0.3,
      !isPanel(node)
    {
      return (.navigation, "hidden")
    }
    if tag == GUMBO_TAG_A, share < 0.1, isBoxed(node) { return (.related, "link around a box") }
    guard tag != GUMBO_TAG_BODY, tag != GUMBO_TAG_MAIN, tag != GUMBO_TAG_HTML,
      tag != GUMBO_TAG_ARTICLE || share < 0.2, tag.headingLevel == nil
    else { return nil }
    let verdict = PageWords.verdict(on: node, tree)
    guard let meaning = verdict.meaning, !(node..<tree.end(node)).contains(main) else { return nil }
    if meaning.reason == .comments {
      return trust == .full && tag.traits.contains(.block)
        ? (.comments, "class \(meaning.word)") : nil
    }
    if meaning.reason == .related, meaning.isStrong, share >= 0.2, share < 0.8, isBehindStory(node)
    {
      return (.related, "class \(meaning.word)")
    }
    guard share < (meaning.isStrong ? 0.2 : 0.1) else { return nil }
    if !tag.traits.contains(.block), scores.length[node] > 400 { return nil }
    // Prose without links is no menu, whatever it is called.
    let most: Int32 = trust == .shapes || meaning.reason == .navigation ? 250 : 1000
    if scores.prose[node] > most, scores.linkDensity(node) < 0.3 { return nil }
    if meaning.isStrong || isThin(node) && !headsStory(node, meaning) {
      return (meaning.reason, "class \(meaning.word)")
    }
    return nil
  }

  /// Whether an element that is called a header heads a part of the story: it holds its heading.
  private func headsStory(_ node: Int, _ meaning: PageWords.Meaning) -> Bool {
    meaning.reason == .navigation && scores.linkDensity(node) < 0.3
      && tree.end(node) - node < 60
      && (node..<tree.end(node)).contains { (2...4).contains(tree.tag($0).headingLevel ?? 0) }
  }

  /// Whether what is hidden is prose without links, as the panels are that a question opens.
  private func isPanel(_ node: Int) -> Bool {
    scores.prose[node] * 10 >= scores.length[node] * 9 && scores.prose[node] > 0
      && scores.links[node] == 0
  }

  /// Whether a link holds a box of its own: a headline with some text, and not only a picture.
  private func isBoxed(_ node: Int) -> Bool {
    guard (40...2000).contains(scores.length[node]), tree.end(node) - node < 200,
      links.target(of: node, tree) != .none
    else { return false }
    var texts = 0
    for inner in node + 1..<tree.end(node) where tree.tag(inner).traits.contains(.block) {
      if tree.tag(inner).headingLevel == 1 || tree.tag(inner) == GUMBO_TAG_FIGURE { return false }
      if scores.own[inner] > 0 { texts += 1 }
    }
    return texts >= 2
  }

  /// Whether a headline and enough prose for a story stand before an element, outside of it.
  ///
  /// Few elements of a page are large enough to be asked about.
  private mutating func isBehindStory(_ node: Int) -> Bool {
    guard asked < 20 else { return false }
    asked += 1
    guard let headline = (1..<tree.nodes.count).first(where: { tree.tag($0).headingLevel == 1 }),
      headline < node
    else { return false }
    var prose = 0
    var outer = node
    while outer != 0 {
      let parent = tree.parent(outer)
      var before = parent + 1
      while before < outer {
        if !isCut[before] { prose += Int(scores.prose[before]) }
        before = tree.end(before)
      }
      outer = parent
    }
    return prose >= 1500
  }

  private func byElement(_ node: Int, _ tag: HTMLTag) -> Cut? {
    if tag == GUMBO_TAG_NAV { return (.navigation, "element nav") }
    if tag == GUMBO_TAG_FOOTER { return (.footer, "element footer") }
    if tag == GUMBO_TAG_ASIDE, scores.links[node] > 0 || scores.prose[node] < 200 {
      return (.related, "element aside")
    }
    if tag == GUMBO_TAG_FORM, share(node) < 0.2 { return (.promotion, "element form") }
    if tag == GUMBO_TAG_MENU { return (.navigation, "element menu") }
    guard let range = tree.range(node, .role) else { return nil }
    switch String(decoding: tree.bytes[range], as: UTF8.self) {
    case "navigation", "search", "menu", "menubar", "tablist", "toolbar":
      return (.navigation, "role")
    case "contentinfo": return (.footer, "role contentinfo")
    case "complementary": return (.related, "role complementary")
    case "dialog", "alertdialog", "alert": return (.promotion, "role dialog")
    default: return nil
    }
  }

  private func isHidden(_ node: Int) -> Bool {
    if tree.range(node, .hidden) != nil { return true }
    if let range = tree.range(node, .ariaHidden), tree.bytes[range].elementsEqual("true".utf8) {
      return true
    }
    guard let style = tree.value(node, .style) else { return false }
    let plain = style.lowercased().filter { $0 != " " }
    return plain.holds("display:none") || plain.holds("visibility:hidden")
  }

  /// Whether an element has the shape of what is no story: little prose, or mostly links.
  private func isThin(_ node: Int) -> Bool {
    scores.prose[node] < 160 || scores.linkDensity(node) > 0.4
  }
}
