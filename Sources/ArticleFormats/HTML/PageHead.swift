internal import ArticleModel
internal import CGumbo

/// Weighs what a page says of itself into the facts of its article.
///
/// Data for machines comes first, then meta elements, microdata, and last what stands in the page;
/// the headline is the page's own where one of the others names it too.
struct PageHead {
  let tree: HTMLTree
  let facts: PageFacts
  let data: LinkedData
  /// The element that holds the story.
  let story: Int
  let isCut: (Int) -> Bool
  /// What was left out of the story, and of the page around it.
  let cuts: [Int: HTMLBlockBuilder.Cut]
  let address: String?
  /// The element of the headline, where the page has one.
  var headline: Int?

  private var sites: [String] {
    var names = data.siteNames
    if let name = facts.first("og:site_name", "application-name", "al:iphone:app_name") {
      names.append(name)
    }
    if let host = address.flatMap({ WebAddress($0) })?.site { names.append(host) }
    return names
  }

  // MARK: Headline

  func title() -> String? {
    let told = [
      data.headline, facts.first("og:title"), facts.first("twitter:title"), facts.title,
      facts.first("dc.title", "title", "parsely-title", "sailthru.title"),
    ].compactMap { $0 }.filter { !$0.isEmpty }
    let own = headings()
    var names: Set<String> = []
    for title in told {
      names.insert(SiteName.letters(title))
      for part in SiteName.parts(title) where !isSite(part) {
        let isLong = part.utf8.count * 2 > title.utf8.count
        if isLong || title.hasPrefix(part) { names.insert(SiteName.letters(part)) }
      }
    }
    if let headline = own.first(where: { names.contains(SiteName.letters($0)) }) { return headline }
    let stripped = told.map { SiteName.stripped($0, sites: sites) }
    // A headline that is part of what the page is called, or has a kicker before it.
    for headline in own where SiteName.letters(headline).count >= 12 {
      let letters = SiteName.letters(headline)
      for title in stripped {
        let other = SiteName.letters(title)
        if other.holds(letters) { return headline }
        if other.count * 2 > letters.count, letters.holds(other) { return title }
      }
    }
    // The only headline, where it is about the same: titles are often written for search engines.
    if own.count == 1, let headline = own.first, TextBlock(headline).words >= 3,
      Self.sharesWord(headline, told)
    {
      return headline
    }
    if let title = stripped.first(where: { $0.count >= 3 && !isSite($0) }) { return title }
    return own.first ?? stripped.first
  }

  private static func sharesWord(_ headline: String, _ titles: [String]) -> Bool {
    let words = Set(StoryWords.words(of: headline))
    return titles.contains { StoryWords.words(of: $0).contains { words.contains($0) } }
  }

  private func isSite(_ title: String) -> Bool {
    let letters = SiteName.letters(title)
    return sites.contains { SiteName.letters($0) == letters }
  }

  private func headings() -> [String] {
    let lines = facts.headings.filter { !isCut($0) || facts.headings.count == 1 }
      .map { tree.line(of: $0, limit: 400) }
    let property = facts.properties["headline"].map { value(of: $0) }
    return (lines + [property].compactMap { $0 }).filter { !$0.isEmpty && !isSite($0) }
      .map { SiteName.stripped($0, sites: sites, atBars: false) }
  }

  func value(of node: Int) -> String {
    tree.value(node, .content).map { safeLine($0) } ?? tree.line(of: node, limit: 400)
  }

  /// The element that shows `title`, else the last headline before the story.
  func place(of title: String?) -> Int? {
    let letters = title.map { SiteName.letters($0) }
    return facts.headings.first { SiteName.letters(tree.line(of: $0, limit: 400)) == letters }
      ?? facts.headings.last { $0 <= story } ?? facts.headings.first { $0 < tree.end(story) }
      ?? title.flatMap { smallerPlace(of: $0) }
  }

  /// The heading of a lower level that shows most words of `title`.
  private func smallerPlace(of title: String) -> Int? {
    let words = Set(StoryWords.words(of: title))
    guard words.count >= 2 else { return nil }
    return (1..<max(1, tree.end(story))).first { node in
      guard let level = tree.tag(node).headingLevel, level > 1, !isCut(node),
        tree.end(node) - node < 60
      else { return false }
      let shared = Set(StoryWords.words(of: tree.line(of: node, limit: 400))).intersection(words)
      return shared.count * 3 >= words.count * 2
    }
  }

  // MARK: Authors

  func author() -> String? {
    let written = (1...2).lazy.compactMap { number -> String? in
      let label = facts.meta["twitter:label\(number)"]?.lowercased() ?? ""
      return label.hasPrefix("written by") ? facts.meta["twitter:data\(number)"] : nil
    }.first
    let told: [[String]] = [
      data.authors,
      [
        facts.first(
          "author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
          "article.author", "byl")
      ].compactMap { $0 },
      facts.first("citation_author").map { $0.components(separatedBy: "; ").map { flipped($0) } }
        ?? [],
      [written, facts.first("article:author", "og:article:author")].compactMap { $0 },
    ]
    for names in told {
      let people = AuthorNames.names(names)
      if !people.isEmpty { return people.joined(separator: ", ") }
    }
    let people = shown()
    return people.isEmpty ? nil : people.joined(separator: ", ")
  }

  /// `Pell, Tom` as `Tom Pell`.
  private func flipped(_ name: String) -> String {
    let parts = name.components(separatedBy: ", ")
    return parts.count == 2 ? parts[1] + " " + parts[0] : name
  }

  /// Names that the page shows: in elements that are called so, or in a line that begins with "by".
  private func shown() -> [String] {
    let property = facts.properties["author"].map { [$0] } ?? []
    for node in property + facts.authorNodes.filter({ isNear($0) }) {
      if let content = tree.value(node, .content) {
        let names = AuthorNames.names([safeLine(content)])
        if !names.isEmpty { return names }
      }
      let names = names(in: node)
      if !names.isEmpty { return names }
    }
    for line in linesBelow + linesAbove {
      if let author = Byline.facts(in: line)?.author { return AuthorNames.names([author]) }
    }
    return []
  }

  /// The first text of an element that may be a name; what stands behind is often a profession.
  private func names(in node: Int) -> [String] {
    guard tree.end(node) - node < 80 else { return [] }
    let isLink = tree.tag(node) == GUMBO_TAG_A
    for text in node..<tree.end(node) where tree.isText(text) {
      let line = safeLine(String(decoding: tree.bytes[tree.range(text)].prefix(160), as: UTF8.self))
      guard line.utf8.count >= 3 else { continue }
      let names = AuthorNames.names([line]).filter {
        AuthorNames.looksLikePerson($0, mayBeOneWord: isLink || line.lowercased().hasPrefix("by "))
      }
      if !names.isEmpty { return names }
    }
    return []
  }
}
