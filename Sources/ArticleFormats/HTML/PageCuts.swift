internal import ArticleModel
internal import CGumbo

/// Decides which elements of a page are no part of its story.
struct PageCuts {
  typealias Cut = HTMLBlockBuilder.Cut

  private let tree: HTMLTree
  private(set) var cuts: [Int: Cut] = [:]
  private(set) var isCut: [Bool]
  private var scores: PageScores
  private let total: Double

  /// How far the names of elements are believed.
  private enum Trust {
    case full
    /// On a page of a forum the comments are the story.
    case exceptComments
    /// The names would take most of the page away.
    case shapes
  }

  private var trust = Trust.full

  init(_ tree: HTMLTree) {
    self.tree = tree
    isCut = [Bool](repeating: false, count: tree.nodes.count)
    scores = PageScores(tree, isCut: isCut)
    let whole = scores
    total = Double(max(1, scores.prose[0]))
    cutByNames()
    let comments = cuts.reduce(0.0) { sum, cut in
      cut.value.reason == .comments ? sum + Double(whole.prose[cut.key]) : sum
    }
    scores = PageScores(tree, isCut: isCut)
    let left = Double(scores.prose[0])
    if left < 400 || left < total * 0.12, comments > left {
      trust = .exceptComments
    } else if left < (total - comments) * 0.35 {
      trust = .shapes
    } else {
      return
    }
    isCut = [Bool](repeating: false, count: tree.nodes.count)
    cuts = [:]
    scores = whole
    cutByNames()
    scores = PageScores(tree, isCut: isCut)
  }

  var remaining: PageScores { scores }

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

  private func verdict(on node: Int) -> Cut? {
    let tag = tree.tag(node)
    let share = share(node)
    if share < 0.35, let cut = byElement(node, tag) { return cut }
    if isHidden(node), share < 0.35, scores.prose[node] < 300 || scores.linkDensity(node) > 0.3 {
      return (.navigation, "hidden")
    }
    guard tag != GUMBO_TAG_BODY, tag != GUMBO_TAG_MAIN, tag != GUMBO_TAG_HTML,
      tag != GUMBO_TAG_ARTICLE || share < 0.2, tag.headingLevel == nil
    else { return nil }
    let verdict = PageWords.verdict(on: node, tree)
    guard let meaning = verdict.meaning else { return nil }
    if meaning.reason == .comments {
      return trust == .full && tag.traits.contains(.block) ? (.comments, "class comments") : nil
    }
    guard share < (meaning.isStrong ? 0.2 : 0.1) else { return nil }
    if !tag.traits.contains(.block), scores.length[node] > 400 { return nil }
    // Prose without links is no menu, whatever it is called.
    let most: Int32 = trust == .shapes || meaning.reason == .navigation ? 250 : 1000
    if scores.prose[node] > most, scores.linkDensity(node) < 0.3 { return nil }
    if meaning.isStrong || isThin(node) {
      return (meaning.reason, "class \(meaning.reason.rawValue)")
    }
    return nil
  }

  private func byElement(_ node: Int, _ tag: HTMLTag) -> Cut? {
    if tag == GUMBO_TAG_NAV { return (.navigation, "element nav") }
    if tag == GUMBO_TAG_FOOTER { return (.footer, "element footer") }
    if tag == GUMBO_TAG_ASIDE { return (.related, "element aside") }
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
