internal import ArticleModel
internal import CGumbo

/// The other stories that a page names, with their addresses.
enum RelatedLinks {
  private static let most = 30

  /// The links in the parts that were left out as lists of other stories.
  static func find(
    _ story: StoryFinder, _ tree: HTMLTree, base: WebAddress?, address: String?
  ) -> [Article.RelatedHeadline] {
    let targets = PageLinks(address: address, base: base)
    var related: [Article.RelatedHeadline] = []
    var places: [String: Int] = [:]
    for (node, _) in story.cuts.filter({ $0.value.reason == .related }).sorted(by: {
      $0.key < $1.key
    }) {
      for link in node..<tree.end(node) where tree.tag(link) == GUMBO_TAG_A {
        guard let reference = tree.value(link, .href), !reference.hasPrefix("#"),
          related.count < most
        else { continue }
        let url = WebAddress.resolve(safeLine(reference), on: base)
        let title = headline(of: link, tree)
        guard url != address, isStory(title), targets.target(of: reference) == .sameSite else {
          continue
        }
        if let place = places[url] {
          // A picture and a headline often lead to the same story: the longer text is its name.
          if related[place].title.utf8.count < title.utf8.count { related[place].title = title }
        } else {
          places[url] = related.count
          related.append(Article.RelatedHeadline(title: title, url: url))
        }
      }
    }
    return related
  }

  /// The heading in a link, where it holds more than one, else its text.
  private static func headline(of link: Int, _ tree: HTMLTree) -> String {
    let heading = (link..<tree.end(link)).first { tree.tag($0).headingLevel != nil }
    return tree.line(of: heading ?? link, limit: 400)
  }

  /// Whether words may be a headline: more than a label, less than a paragraph, and no offer.
  static func isStory(_ title: String) -> Bool {
    let block = TextBlock(title)
    return block.words >= 3 && (12...250).contains(block.length)
      && Boilerplate.reason(for: block) == nil && Boilerplate.section(of: block) == nil
      && !Offers.matches(title)
  }
}
