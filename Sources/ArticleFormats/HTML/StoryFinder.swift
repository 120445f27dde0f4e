internal import ArticleModel
internal import CGumbo

/// Finds the element that holds the story, and what of it is none.
struct StoryFinder {
  /// The rule by which parts around the story are left out, whatever they are.
  static let besideRule = "beside the story"

  let tree: HTMLTree
  let scores: PageScores
  private let links: PageLinks
  private(set) var root = 0
  private var pending: [Int] = []
  /// What stands inside the story and is no part of it.
  private(set) var cuts: [Int: HTMLBlockBuilder.Cut] = [:]

  init(_ tree: HTMLTree, _ page: PageCuts) {
    self.tree = tree
    scores = page.scores
    links = page.links
    cuts = page.cuts
    descend()
    climb()
    clean()
  }

  // MARK: The element

  private mutating func descend() {
    let total = Double(max(1, scores.prose[0]))
    while let (child, prose) = best(in: root) {
      let share = Double(prose) / Double(max(1, scores.prose[root]))
      let isStory = isStory(child)
      guard share >= (isStory ? 0.6 : 0.85), Double(prose) / total > 0.3 else { return }
      root = child
    }
  }

  private func isStory(_ node: Int) -> Bool {
    let tag = tree.tag(node)
    return tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN
      || tree.value(node, .itemprop) == "articleBody" || tree.value(node, .role) == "main"
      || PageWords.verdict(on: node, tree).isStory
  }

  /// The child with the most prose that may hold a story.
  private func best(in node: Int) -> (Int, Int32)? {
    var best: (Int, Int32)?
    var child = node + 1
    while child < tree.end(node) {
      if !tree.isText(child), cuts[child] == nil, scores.prose[child] > best?.1 ?? 0 {
        best = (child, scores.prose[child])
      }
      child = tree.end(child)
    }
    guard let best, tree.tag(best.0).traits.contains(.group) || tree.tag(best.0) == GUMBO_TAG_HTML
    else { return nil }
    return best
  }

  // MARK: What stands beside it

  /// Takes what belongs to the story of the elements around it: an introduction, a list.
  ///
  /// It goes up as far as the element that holds the headline too.
  private mutating func climb() {
    let top = headlineAncestor()
    var level = 0
    var node = root
    while node != top, node != 0, level < 8 {
      let parent = tree.parent(node)
      var adopted = false
      var beside: [Int] = []
      var child = parent + 1
      while child < tree.end(parent) {
        if child != node, cuts[child] == nil, !tree.isText(child) {
          if child < node, belongs(child) {
            adopted = true
          } else if child < node, let others = aroundIntroduction(child) {
            adopted = true
            for other in others { cuts[other] = (.head, "around the introduction") }
          } else {
            beside.append(child)
          }
        }
        child = tree.end(child)
      }
      pending += beside
      if adopted {
        root = parent
        for child in pending where scores.length[child] > 0 {
          cuts[child] = (.related, Self.besideRule)
        }
        pending = []
      }
      node = parent
      level += 1
    }
  }

  private func headlineAncestor() -> Int {
    var headline: Int?
    for node in 0..<min(root + 1, tree.nodes.count)
    where tree.tag(node).headingLevel == 1 && cuts[node] == nil && scores.length[node] > 0 {
      headline = node
    }
    if tree.tag(root) == GUMBO_TAG_BODY { return root }
    guard let headline else {
      let parent = tree.parent(root)
      return tree.tag(parent) == GUMBO_TAG_BODY ? root : parent
    }
    var node = root
    while tree.end(node) <= headline || node > headline, node != 0 { node = tree.parent(node) }
    return tree.tag(node) == GUMBO_TAG_BODY ? root : node
  }

  private func belongs(_ node: Int) -> Bool {
    let tag = tree.tag(node)
    guard tag.traits.contains(.block), tag.headingLevel == nil, scores.linkDensity(node) < 0.25
    else { return false }
    let prose = scores.prose[node]
    return prose >= 80 && Int(scores.links[node]) * 100 <= Int(prose)
      && scores.length[node] < 2 * prose
  }

  // MARK: Cleaning

  private mutating func clean() {
    var node = root + 1
    while node < tree.end(root) {
      if tree.isText(node) {
        node += 1
      } else if cuts[node] != nil || tree.tag(node).traits.contains(.unseen) {
        node = tree.end(node)
      } else if let cut = verdict(on: node) {
        cuts[node] = cut
        node = tree.end(node)
      } else if let heading = tree.tag(node).headingLevel {
        node = takeSection(node, heading)
      } else {
        node += 1
      }
    }
  }

  private func verdict(on node: Int) -> HTMLBlockBuilder.Cut? {
    let tag = tree.tag(node)
    guard tag.traits.contains(.block), tag.headingLevel == nil else { return nil }
    let length = scores.length[node]
    let density = scores.linkDensity(node)
    if tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL || tag == GUMBO_TAG_DIV
      || tag == GUMBO_TAG_SECTION || tag == GUMBO_TAG_TABLE
    {
      if density > 0.7, scores.links[node] >= 3, scores.prose[node] * 3 < length,
        !isAnnounced(node), !isSources(node, tag)
      {
        return (.related, "links")
      }
    }
    return nil
  }

  /// Whether most links of a list lead to other sites: a story's sources are part of it.
  private func isSources(_ node: Int, _ tag: HTMLTag) -> Bool {
    // Lists may nest, and each of them would be gone through.
    guard tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL, scores.links[node] > 0,
      tree.end(node) - node < 4000
    else { return false }
    var elsewhere = 0 as Int32
    for link in node..<tree.end(node)
    where tree.tag(link) == GUMBO_TAG_A && scores.length[link] >= 12
      && links.target(of: link, tree) == .elsewhere
    {
      elsewhere += 1
    }
    return elsewhere * 3 >= scores.links[node] * 2
  }

  /// Whether the paragraph before a list says that it comes: it ends with a colon.
  private func isAnnounced(_ list: Int) -> Bool {
    var node = list - 1
    while node > root, !tree.isText(node) || scores.length[node] == 0 { node -= 1 }
    guard node > root else { return false }
    return tree.bytes[tree.range(node)].last { $0 > 0x20 } == 0x3A
  }

  /// Cuts what a heading such as "Related stories" announces; the node to go on with.
  private mutating func takeSection(_ heading: Int, _ level: Int) -> Int {
    let line = tree.line(of: heading, limit: 200)
    guard let reason = Boilerplate.section(of: TextBlock(line)) else { return tree.end(heading) }
    // Where the heading stands first in a box of its own, the box is what it announces.
    let parent = tree.parent(heading)
    if parent != root, scores.prose[parent] * 4 < scores.prose[root], isFirst(heading, in: parent) {
      cuts[heading] = (reason, "heading")
      var node = tree.end(heading)
      while node < tree.end(parent) {
        cuts[node] = (reason, "heading")
        node = tree.end(node)
      }
      return tree.end(parent)
    }
    cuts[heading] = (reason, "heading")
    var node = tree.end(heading)
    while node < tree.end(parent) {
      if let other = tree.tag(node).headingLevel, other <= level { break }
      if tree.tag(node) == GUMBO_TAG_P, scores.linkDensity(node) < 0.5, scores.prose[node] > 0,
        reason != .comments
      {
        break
      }
      cuts[node] = (reason, "heading")
      node = tree.end(node)
    }
    return node
  }

  private func isFirst(_ heading: Int, in parent: Int) -> Bool {
    (parent + 1..<heading).allSatisfy { !tree.isText($0) || scores.length[$0] == 0 }
  }
}
