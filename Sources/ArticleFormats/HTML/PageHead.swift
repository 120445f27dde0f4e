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

  private func value(of node: Int) -> String {
    tree.value(node, .content).map { safeLine($0) } ?? tree.line(of: node, limit: 400)
  }

  /// The element that shows `title`, else the last headline before the story.
  func place(of title: String?) -> Int? {
    let letters = title.map { SiteName.letters($0) }
    return facts.headings.first { SiteName.letters(tree.line(of: $0, limit: 400)) == letters }
      ?? facts.headings.last { $0 <= story } ?? facts.headings.first { $0 < tree.end(story) }
  }

  // MARK: Date

  /// When the story was published: what data says before what the page shows.
  func published() -> Timestamp? {
    let told: [String?] = [
      data.published, facts.first("article:published_time", "og:published_time"),
      facts.properties["datePublished"].map { time(of: $0) },
      facts.first(
        "parsely-pub-date", "sailthru.date", "publish-date", "publish_date", "publishdate",
        "pubdate", "publication_date", "article.published", "datepublished", "citation_date",
        "citation_publication_date", "dc.date.issued", "dcterms.issued", "dcterms.created",
        "dc.date.created", "dc.date", "dcterms.date", "cxenseparse:recs:publishtime", "date",
        "article:post_date", "og:article:published_time", "created", "release_date",
        "last-modified-x"),
      facts.properties["dateCreated"].map { time(of: $0) },
    ]
    for text in told.compactMap({ $0 }) {
      if let date = PageDate.timestamp(text) { return date }
    }
    for name in facts.meta.keys.sorted() where name.holds("publish") && !name.holds("publisher") {
      if let date = facts.meta[name].flatMap({ PageDate.timestamp($0) }) { return date }
    }
    if let date = stated() { return date }
    if let date = address.flatMap({ DateFinder.find(inAddress: $0) }) { return Timestamp(date) }
    for text in [
      data.modified,
      facts.first(
        "article:modified_time", "og:updated_time", "last-modified", "dcterms.modified",
        "dc.date.modified"),
    ] {
      if let date = text.flatMap({ PageDate.timestamp($0) }) { return date }
    }
    return inScripts
  }

  private func time(of node: Int) -> String {
    tree.value(node, .datetime).map { safeLine($0) } ?? value(of: node)
  }

  /// A date that the page shows near its headline: in an element for times, or of such a name.
  private func stated() -> Timestamp? {
    let near = facts.times.filter { isNear($0) }
    for node in near.prefix(5) {
      if let date = PageDate.timestamp(time(of: node))
        ?? PageDate.timestamp(tree.line(of: node, limit: 200))
      {
        return date
      }
    }
    for node in facts.dateNodes where isNear(node) {
      let line = tree.line(of: node, limit: 200)
      if line.utf8.count < 120, let date = PageDate.stated(in: line, language: language) {
        return Timestamp(date)
      }
    }
    return statedInHead()
  }

  /// A short line with a date between the headline and the first paragraphs, or before it.
  private func statedInHead() -> Timestamp? {
    for line in headLines {
      if line.utf8.count < 100, let date = PageDate.stated(in: line, language: language) {
        return Timestamp(date)
      }
    }
    return nil
  }

  private var language: String? { facts.language ?? data.language }

  /// What scripts note as the date of publication.
  private var inScripts: Timestamp? {
    let text = data.scripts
    for name in ["datePublished", "publishDate", "published_at", "publishedAt", "pubDate"] {
      var rest = text[...]
      var tries = 0
      while tries < 3, let place = PageBytes.find(name, in: rest) {
        let value = rest[(place + name.utf8.count)...].prefix(40)
          .drop { ![0x31, 0x32].contains($0) }.prefix(25)
        if let date = PageDate.timestamp(String(decoding: value, as: UTF8.self)) { return date }
        rest = rest[(place + name.utf8.count)...]
        tries += 1
      }
    }
    return nil
  }

  /// Whether an element stands in the story or between the headline and it, and in no other part.
  private func isNear(_ node: Int) -> Bool {
    let start = min(story, headline ?? story)
    return node >= max(0, start - 60) && node < tree.end(story) && !Self.isInList(node, tree)
  }

  private static func isInList(_ node: Int, _ tree: HTMLTree) -> Bool {
    var parent = tree.parent(node)
    while parent != 0 {
      let tag = tree.tag(parent)
      if tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_FOOTER { return true }
      parent = tree.parent(parent)
    }
    return false
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
    for line in headLines {
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
