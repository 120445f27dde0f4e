internal import ArticleModel

/// Reads a saved page of the web.
enum HTMLPage {
  private static let extensions: Set<String> = ["html", "htm", "xhtml"]
  private static let beginnings = Beginnings([
    "<!doctype html", "<html", "<head", "<body", "<title", "<meta",
  ])

  /// Whether a file is a page: it begins as pages do, or is called so and has tags.
  static func matches(_ text: String, fileExtension: String) -> Bool {
    var start = text.utf8.prefix(4096)[...]
    while true {
      start = start.drop { $0 <= 0x20 }
      guard start.starts(with: "<!--".utf8) || start.starts(with: "<?xml".utf8) else { break }
      guard let end = start.firstIndex(of: 0x3E) else { return false }
      start = start[start.index(after: end)...]
    }
    guard start.first == 0x3C || extensions.contains(fileExtension) else { return false }
    if beginnings.first(in: String(decoding: start.prefix(40), as: UTF8.self)) != nil {
      return true
    }
    return extensions.contains(fileExtension) && text.utf8.contains(0x3C)
  }

  /// The story of a page; `address` is where it was saved from, if something beside it tells.
  static func parse(
    _ text: String, fileName: String, address told: String? = nil, rules: SiteRules = SiteRules()
  ) -> Article {
    let source = HTMLSource(text)
    let tree = HTMLTree(source)
    var article = Article(format: "html", title: fileName)
    guard tree.nodes.count > 1 else { return article }
    let facts = PageFacts(tree)
    let data = LinkedData(source)
    let address = told ?? SavedAddress.address(facts, data, source)
    let own = address.flatMap { WebAddress($0) }
    let base = facts.base.map { WebAddress.resolve($0, on: own) }.flatMap { WebAddress($0) } ?? own
    let links = PageLinks(address: address, base: base)
    let cleaning = SiteCleaning(rules, address: address)
    var page = PageCuts(tree, links)
    cleaning?.cut(&page, tree)
    let story = StoryFinder(tree, page)
    var builder = HTMLBlockBuilder(tree, base: base)
    builder.cuts = story.cuts
    builder.add(story.root)
    var head = PageHead(
      tree: tree, facts: facts, data: data, story: story.root, isCut: { page.isCut[$0] },
      cuts: story.cuts, address: address)
    article.source = address
    let title = head.title()
    head.headline = head.place(of: title)
    article.title = title ?? fileName
    article.published = head.published()
    article.author = head.author()
    article.language = facts.language.flatMap { $0.isEmpty ? nil : $0 } ?? data.language
    article.section = facts.first("article:section") ?? data.section
    article.leadImage = (facts.first("og:image", "og:image:url", "twitter:image") ?? data.image)
      .map { WebAddress.resolve(safeLine($0), on: base) }
    article.tags = facts.tags.isEmpty ? data.tags : facts.tags
    StoryBlocks.finish(builder, links, &article)
    article.removed = story.outside(blocks: article.blocks.count, article.removed)
    // The headline is shown above the story, so it is not among what was left out.
    let letters = SiteName.letters(article.title)
    article.removed.removeAll { SiteName.letters($0.text) == letters }
    let known = Set(article.related.map(\.url))
    article.related += RelatedLinks.find(story, tree, base: base, address: address)
      .filter { !known.contains($0.url) }
    article.pictures = PagePictures.find(in: article.blocks, tree, base: base)
    guard let cleaning else { return article }
    // A rule that leaves nothing is none that anybody meant.
    if article.blocks.isEmpty { return parse(text, fileName: fileName, address: told) }
    cleaning.mend(&article, tree, base: base)
    article.pictures = PagePictures.find(in: article.blocks, tree, base: base)
    return article
  }
}

/// Where a page was saved from.
enum SavedAddress {
  static func address(_ facts: PageFacts, _ data: LinkedData, _ source: HTMLSource) -> String? {
    let told = [facts.canonical, facts.first("og:url"), noted(source), data.address]
    return told.compactMap { $0 }.map { safeLine($0) }.first { WebAddress($0) != nil }
  }

  /// What browsers and SingleFile note in a comment at the beginning.
  private static func noted(_ source: HTMLSource) -> String? {
    let head = String(decoding: source.original.prefix(3000), as: UTF8.self)
    for (mark, parting) in [("saved from url=(", ")"), ("SingleFile", "url: ")] {
      guard let (_, behind) = head.splitAtFirst(mark),
        let (_, rest) = String(behind.prefix(400)).splitAtFirst(parting)
      else { continue }
      let address = rest.prefix { !$0.isWhitespace && $0 != "<" && $0 != ">" }
      if WebAddress(String(address)) != nil { return String(address) }
    }
    return nil
  }
}
