internal import ArticleModel

/// What relates the articles of an index: their headlines' words, the terms of their texts, and
/// the addresses of their pages.
struct Relations: Sendable {
  private let resolver: HeadlineResolver
  private let likeness: Likeness
  private let addresses: [String: Int]

  /// The stories that are alike, at most.
  private static let mostAlike = 8

  init(_ entries: [IndexEntry]) {
    resolver = HeadlineResolver(entries)
    likeness = Likeness(entries)
    addresses = Dictionary(
      entries.enumerated().compactMap { position, entry in
        entry.headline.source.map { (Address.normalized($0), position) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The position of the article at an address.
  func position(ofAddress url: String) -> Int? {
    addresses[Address.normalized(url)]
  }

  /// The article that a related headline of a page means.
  func resolve(
    _ named: Article.RelatedHeadline, from id: ArticleID, published: Timestamp?,
    in index: LibraryIndex
  ) -> HeadlineResolver.Resolution? {
    let own = index.positions[id]
    if let url = named.url, let position = position(ofAddress: url), position != own {
      return HeadlineResolver.Resolution(position: position, confidence: 1)
    }
    return resolver.resolve(named.title, excluding: own, near: published)
  }

  /// The stories beside an article: first those that its page names, then those alike.
  func related(to article: Article, id: ArticleID, in index: LibraryIndex) -> [RelatedStory] {
    var stories: [RelatedStory] = []
    var taken: Set<Int> = index.positions[id].map { [$0] } ?? []
    for named in article.related {
      let found = resolve(named, from: id, published: article.published, in: index)
      if let found, !taken.insert(found.position).inserted { continue }
      stories.append(
        RelatedStory(
          title: named.title, reason: .onThePage,
          headline: found.map { index.entries[$0.position].headline },
          confidence: found?.confidence ?? 0, url: named.url))
    }
    for link in article.links {
      guard let position = position(ofAddress: link.url), taken.insert(position).inserted else {
        continue
      }
      let headline = index.entries[position].headline
      stories.append(
        RelatedStory(
          title: headline.title, reason: .onThePage, headline: headline, confidence: 1,
          url: link.url))
    }
    return stories + alike(id, taken, index)
  }

  private func alike(_ id: ArticleID, _ taken: Set<Int>, _ index: LibraryIndex) -> [RelatedStory] {
    guard let position = index.positions[id] else { return [] }
    var titles = Set(taken.map { index.entries[$0].sortKey })
    var stories: [RelatedStory] = []
    for match in likeness.nearest(to: position, in: index.entries)
    where !taken.contains(match.position) {
      let entry = index.entries[match.position]
      guard titles.insert(entry.sortKey).inserted else { continue }
      stories.append(
        RelatedStory(
          title: entry.headline.title, reason: .alike(terms: match.terms),
          headline: entry.headline, confidence: match.likeness))
      if stories.count == Self.mostAlike { break }
    }
    return stories
  }
}

/// Addresses brought into one form, so that the ways to write one are the same.
enum Address {
  private static let tracking: Set<Substring> = [
    "fbclid", "gclid", "igshid", "mc_cid", "mc_eid", "ref", "ref_src", "cmpid", "ocid", "smid",
  ]

  /// An address without scheme, `www.`, tracking, fragment and last slash.
  static func normalized(_ url: String) -> String {
    var rest = Substring(url)
    if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
    rest = rest.prefix { $0 != "#" }
    let parts = rest.split(separator: "?", maxSplits: 1)
    var path = parts.first ?? ""
    for prefix in ["www.", "m.", "amp."] where path.lowercased().hasPrefix(prefix) {
      path = path.dropFirst(prefix.count)
    }
    while path.hasSuffix("/") { path = path.dropLast() }
    let slash = path.firstIndex(of: "/") ?? path.endIndex
    let result = path[..<slash].lowercased() + path[slash...]
    let query = parts.count > 1 ? parts[1].split(separator: "&").filter { !isTracking($0) } : []
    return query.isEmpty ? result : result + "?" + query.sorted().joined(separator: "&")
  }

  private static func isTracking(_ parameter: Substring) -> Bool {
    let name = parameter.prefix { $0 != "=" }
    return name.hasPrefix("utm_") || tracking.contains(name)
  }
}
