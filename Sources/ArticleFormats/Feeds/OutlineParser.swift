internal import ArticleModel

/// Reads OPML: a list of feeds becomes an article of links, folders in it lists.
enum OutlineParser {
  /// The deepest folders and the most outlines that are shown.
  private static let deepest = 12
  private static let most = 20_000

  static func parse(_ text: String, fileName: String, charset: String) -> Article? {
    guard let root = FeedParser.tree(of: text)?.root else { return nil }
    let head = root.child("head")
    var article = Article(
      format: "opml", charset: charset,
      title: head?.child("title")?.plain.map { PlainMarkup.line($0) } ?? fileName)
    article.author = head?.child("ownername")?.plain.map { PlainMarkup.line($0) }
    let dates = head?.texts("datemodified", "datecreated") ?? []
    article.published = dates.lazy.compactMap { StatedTime.parse($0) }.first
    var left = most
    let items = (root.child("body") ?? root).children.compactMap {
      item($0, depth: 0, &left, &article.links)
    }
    if !items.isEmpty { article.blocks = [.list(ordered: false, start: 1, items: items)] }
    return article
  }

  private static func item(
    _ outline: XMLElement, depth: Int, _ left: inout Int, _ links: inout [Article.Link]
  ) -> [Block]? {
    guard outline.name == "outline", left > 0, depth < deepest else { return nil }
    left -= 1
    let address = ["htmlurl", "url", "xmlurl"].lazy.compactMap { outline[$0] }
      .map { safeLine($0) }.first { !$0.isEmpty }
    let named = ["title", "text"].lazy.compactMap { outline[$0] }.map { PlainMarkup.line($0) }
    let name = named.first { !$0.isEmpty } ?? address ?? ""
    var text = RichText(name)
    if let address, !name.isEmpty {
      text.spans = [RichText.Span(0..<name.utf8.count, .link(links.count))]
      links.append(Article.Link(text: name, url: address))
    }
    var blocks: [Block] = name.isEmpty ? [] : [.paragraph(text)]
    let inner = outline.children.compactMap { item($0, depth: depth + 1, &left, &links) }
    if !inner.isEmpty { blocks.append(.list(ordered: false, start: 1, items: inner)) }
    return blocks.isEmpty ? nil : blocks
  }
}
