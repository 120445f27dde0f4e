internal import ArticleModel
internal import CGumbo

/// When a story was published.
///
/// In this order of trust: what data for machines says, microdata and meta elements; what the page
/// shows near its headline; its address; what scripts note; and only then when it was changed. The
/// day may be another one than data says (`settled`).
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
    let shown = shownDates
    if let machine { return settled(machine, shown) }
    if let stated = shown.first(where: { !$0.isUpdate }) { return stated.date }
    if let date = address.flatMap({ DateFinder.find(inAddress: $0) }) { return Timestamp(date) }
    return inScripts ?? shown.first?.date ?? modified
  }

  /// The moment that data tells, unless the page shows another day as that of the publication.
  ///
  /// Data tells moments by the clock of Greenwich: the day is the one that the page shows, or has in
  /// its address, where another clock makes it the one before or behind. And what the page shows as
  /// older, in a line of its own, is believed: data of a page that was moved tells of the move.
  private func settled(_ machine: Timestamp, _ shown: [ShownDate]) -> Timestamp {
    let stated = shown.filter { !$0.isUpdate }
    let days =
      stated.map { $0.date.date() }
      + [address.flatMap { DateFinder.find(inAddress: $0) }].compactMap { $0 }
    let day = machine.date().daysSince1970
    guard !days.contains(where: { $0.daysSince1970 == day }) else { return machine }
    let hour = Int(machine.seconds - Timestamp(machine.date()).seconds) / 3600
    let other = days.first {
      $0.daysSince1970 == day - 1 && hour < 12 || $0.daysSince1970 == day + 1 && hour >= 10
    }
    if let other { return Timestamp(other) }
    let alone = stated.first(where: \.isAlone)?.date
    return alone.map { $0.date().daysSince1970 < day ? $0 : machine } ?? machine
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

  var language: String? { facts.language ?? data.language }

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

  static func isInList(_ node: Int, _ tree: HTMLTree) -> Bool {
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
