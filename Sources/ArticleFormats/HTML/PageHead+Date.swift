internal import ArticleModel
internal import CGumbo

/// When a story was published.
///
/// In this order of trust: what data for machines says, microdata and meta elements; what the page
/// shows near its headline; its address; what scripts note; and only then when it was changed.
extension PageHead {
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
    let machine =
      told.lazy.compactMap { $0 }.compactMap { PageDate.timestamp($0) }.first
      ?? facts.meta.keys.sorted().lazy
      .filter { $0.holds("publish") && !$0.holds("publisher") }
      .compactMap { facts.meta[$0].flatMap { PageDate.timestamp($0) } }.first
    if let machine { return machine }
    let shown = shownDates
    if let stated = shown.first(where: { !$0.isUpdate }) { return stated.date }
    if let date = address.flatMap({ DateFinder.find(inAddress: $0) }) { return Timestamp(date) }
    return inScripts ?? shown.first?.date ?? modified
  }

  /// When data or meta elements say that the page was changed.
  private var modified: Timestamp? {
    let told = [
      data.modified,
      facts.first(
        "article:modified_time", "og:updated_time", "last-modified", "dcterms.modified",
        "dc.date.modified"),
    ]
    return told.lazy.compactMap { $0 }.compactMap { PageDate.timestamp($0) }.first
  }

  private func time(of node: Int) -> String {
    tree.value(node, .datetime).map { safeLine($0) } ?? value(of: node)
  }

  /// A date that the page shows to people, and whether it is that of a change.
  struct ShownDate {
    var date: Timestamp
    var isUpdate: Bool
  }

  /// The dates that the page shows near its headline: in elements for times, in those of such a
  /// name, in short lines of its head, and last in a short text of its own.
  private var shownDates: [ShownDate] {
    var dates: [ShownDate] = []
    for node in facts.times.filter({ isNear($0) }).prefix(5) {
      let line = tree.line(of: node, limit: 200)
      if let date = PageDate.timestamp(time(of: node)) ?? PageDate.timestamp(line) {
        dates.append(ShownDate(date: date, isUpdate: isUpdate(node, line)))
      }
    }
    for node in facts.dateNodes where isNear(node) {
      let line = tree.line(of: node, limit: 200)
      if line.utf8.count < 120, let date = PageDate.stated(in: line, language: language) {
        dates.append(ShownDate(date: Timestamp(date), isUpdate: isUpdate(node, line)))
      }
    }
    for line in headLines where line.utf8.count < 100 {
      if let date = PageDate.stated(in: line, language: language) {
        // An element may have told already that it is the day of a change.
        let isKnown = dates.contains { $0.isUpdate && $0.date == Timestamp(date) }
        dates.append(
          ShownDate(date: Timestamp(date), isUpdate: isKnown || UpdateWords.hold(line)))
      }
    }
    if dates.isEmpty, let date = datedText { dates.append(date) }
    return dates
  }

  /// The first short text behind the headline, and before the story's second paragraph, that is
  /// little else than a date.
  private var datedText: ShownDate? {
    let start = headline ?? story
    var paragraphs = 0
    for node in start..<min(tree.nodes.count, start + 1500) where tree.isText(node) {
      let range = tree.range(node)
      if range.count >= 200 { paragraphs += 1 }
      if paragraphs > 1 { return nil }
      guard (6...60).contains(range.count) else { continue }
      let text = safeLine(String(decoding: tree.bytes[range], as: UTF8.self))
      if text.split(separator: " ").count <= 7, !Self.isInList(node, tree),
        let date = PageDate.stated(in: text, language: language)
      {
        return ShownDate(date: Timestamp(date), isUpdate: isUpdate(tree.parent(node), text))
      }
    }
    return nil
  }

  /// Whether a date is that of a change: its element, or the words before it, say so.
  private func isUpdate(_ node: Int, _ line: String) -> Bool {
    if UpdateWords.hold(line) { return true }
    for side in [HTMLAttribute.className, .id, .itemprop] {
      if let name = tree.value(node, side), UpdateWords.hold(name) { return true }
    }
    let around = tree.line(of: tree.parent(node), limit: 160)
    guard around.utf8.count < 120, let (before, _) = around.splitAtFirst(line) else { return false }
    return UpdateWords.hold(String(before.suffix(40)))
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
  func isNear(_ node: Int) -> Bool {
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
}

/// Words that tell of a change, and not of the publication.
enum UpdateWords {
  private static let words = [
    "updat", "modif", "revis", "edited", "reviewed", "aktualisier", "geändert", "änderung",
    "mis à jour", "mise à jour", "actualiz", "atualiz", "aggiorn", "bijgewerkt", "gewijzigd",
    "uppdater", "oppdater", "opdater", "zaktualiz", "обновл", "изменен", "更新", "수정",
  ]

  static func hold(_ text: String) -> Bool {
    let text = text.lowercased()
    return words.contains { text.holds($0) }
  }
}
