internal import ArticleModel
internal import CGumbo

/// When a story was published.
///
/// In this order of trust: what the page says for machines; what it shows near its headline; its
/// address; what scripts note; what stands behind the story; and only then when it was changed. The
/// day may be another one than machines are told (`settled`, `revision`).
extension PageHead {
  /// When the story was published: what the page says for machines before what it shows.
  func published() -> Timestamp? {
    let shown = shownDates
    let elements = inElements
    let told = inData + elements.prefix(1)
    // Where a page contradicts itself, the day counts that people see too.
    let seen = Set(shown.map { $0.date.date() })
    if let machine = told.first(where: { seen.contains($0.date()) }) ?? told.first {
      let revised = elements.isEmpty ? revision(after: machine, shown) : nil
      return revised ?? settled(machine, shown)
    }
    if let date = stated(shown) { return date }
    if let date = address.flatMap({ DateFinder.find(inAddress: $0) }) { return Timestamp(date) }
    if let date = shown.first?.date { return firstEdition(before: date) ?? date }
    return inScripts ?? datedFoot ?? modified
  }

  /// The date that is shown as that of the publication: one that says so, else one that stands alone.
  private func stated(_ shown: [ShownDate]) -> Timestamp? {
    let stated = shown.filter { !$0.isUpdate }
    let best =
      stated.first(where: \.isPublication) ?? stated.first(where: \.isAlone) ?? stated.first
    guard let day = best?.date.date() else { return nil }
    // Another one of that day may tell the hour.
    return stated.first { $0.date.date() == day }?.date
  }

  /// What data for search engines tells as the publication: linked data, and microdata that nobody
  /// sees.
  private var inData: [Timestamp] {
    [data.published, facts.meta["datepublished"], facts.meta["datecreated"]].compactMap { $0 }
      .compactMap { PageDate.timestamp($0) }
  }

  private func shownProperty(_ name: String) -> String? {
    facts.properties[name].flatMap { tree.tag($0) == GUMBO_TAG_META ? nil : time(of: $0) }
  }

  /// What meta elements and microdata tell as the publication.
  private var inElements: [Timestamp] {
    let names = [
      "parsely-pub-date", "sailthru.date", "publish-date", "publish_date", "publishdate",
      "pubdate", "publication_date", "article.published", "citation_date",
      "citation_publication_date", "dc.date.issued", "dcterms.issued", "dcterms.created",
      "dc.date.created", "dc.date", "dcterms.date", "cxenseparse:recs:publishtime", "date",
      "article:post_date", "og:article:published_time", "created", "release_date",
      "last-modified-x",
    ]
    let told: [String?] =
      [
        facts.first("article:published_time", "og:published_time"),
        shownProperty("datePublished"),
      ] + names.map { facts.meta[$0] } + [shownProperty("dateCreated")]
      + facts.meta.keys.sorted().filter {
        $0.holds("publish") && !$0.holds("publisher") && $0 != "datepublished"
      }
      .map { facts.meta[$0] }
    return told.compactMap { $0 }.compactMap { PageDate.timestamp($0) }
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
    // The moment of that day that is nearest.
    if let other {
      return Timestamp(other, secondsOfDay: other.daysSince1970 < day ? 86_399 : 0)
    }
    if let alone = stated.first(where: \.isAlone)?.date, alone.date().daysSince1970 < day {
      return alone
    }
    return machine
  }

  /// The day of a change, where that is the only one that the page shows.
  ///
  /// A story that is kept up to date has one date for its readers, whatever it calls it; that of the
  /// first edition is left to search engines, and may be years before all that is to be read.
  private func revision(after machine: Timestamp, _ shown: [ShownDate]) -> Timestamp? {
    let day = machine.date().daysSince1970
    let change = modified?.date().daysSince1970
    guard !shown.contains(where: { !$0.isUpdate && $0.date.date().daysSince1970 <= day }) else {
      return nil
    }
    return shown.first { shown in
      let other = shown.date.date().daysSince1970
      return other > day + 1 && (shown.isUpdate || other == change)
    }?.date
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
