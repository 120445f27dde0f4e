internal import ArticleModel

/// What relates the articles of an index: their headlines' words, the terms of their texts, and
/// the addresses of their pages.
final class Relations: Sendable {
  private let entries: [IndexEntry]
  private let resolver: HeadlineResolver
  private let likeness: Likeness
  private let addresses: HashIndex

  init(_ entries: [IndexEntry]) {
    self.entries = entries
    resolver = HeadlineResolver(entries)
    likeness = Likeness(entries)
    addresses = HashIndex(entries.map { $0.headline.source.map { Address.hash(of: $0) } ?? 0 })
  }

  /// The position of the article at an address.
  func position(ofAddress url: String) -> Int? {
    addresses.first(Address.hash(of: url))
  }

  /// The article that a related headline of a page means.
  func resolve(
    _ named: Article.RelatedHeadline, excluding own: Int?, near date: Timestamp?
  ) -> HeadlineResolver.Resolution? {
    if let url = named.url, let position = position(ofAddress: url), position != own {
      return HeadlineResolver.Resolution(position: position, confidence: 1)
    }
    return resolver.resolve(named.title, excluding: own, near: date)
  }

  /// The stories beside an article: first those that its page names, then those alike.
  func related(
    to article: Article, id: ArticleID, in index: LibraryIndex, limit: Int
  ) -> [RelatedStory] {
    let own = index.position(of: id)
    let date = own.map { entries[$0].headline.published } ?? article.published
    var taken = Set([own].compactMap { $0 })
    var stories = named(by: article, own, date, &taken)
    stories += linked(from: article, &taken)
    return stories + alike(article, own, date, taken, limit)
  }

  /// The headlines that the page names, each with its article where that is known.
  private func named(
    by article: Article, _ own: Int?, _ date: Timestamp?, _ taken: inout Set<Int>
  ) -> [RelatedStory] {
    var stories: [RelatedStory] = []
    for named in article.related {
      let found = resolve(named, excluding: own, near: date)
      if let found, !taken.insert(found.position).inserted { continue }
      stories.append(
        RelatedStory(
          title: named.title, reason: .onThePage,
          headline: found.map { entries[$0.position].headline },
          confidence: found?.confidence ?? 0, url: named.url))
    }
    return stories
  }

  /// The articles that the text links to.
  private func linked(from article: Article, _ taken: inout Set<Int>) -> [RelatedStory] {
    article.links.compactMap { link in
      guard let position = position(ofAddress: link.url), taken.insert(position).inserted else {
        return nil
      }
      let headline = entries[position].headline
      return RelatedStory(
        title: headline.title, reason: .onThePage, headline: headline, confidence: 1,
        url: link.url)
    }
  }

  /// The articles that are alike, each headline once.
  private func alike(
    _ article: Article, _ own: Int?, _ date: Timestamp?, _ taken: Set<Int>, _ limit: Int
  ) -> [RelatedStory] {
    let terms = own.map { entries[$0].terms } ?? TermFinder.terms(of: article)
    var titles = Set(taken.map { titleHash($0) })
    titles.insert(HeadlineWords(article.title).hash)
    var matches: [Likeness.Match] = []
    let nearest = likeness.nearest(
      to: terms, date: date, excluding: own, count: limit * 3 + taken.count)
    for match in nearest where !taken.contains(match.position) && matches.count < limit {
      if titles.insert(titleHash(match.position)).inserted { matches.append(match) }
    }
    // The index has no words, but the article at hand has those that it shares.
    let spellings = TermFinder.spellings(of: Set(matches.flatMap(\.terms)), in: article)
    return matches.map { match in
      let headline = entries[match.position].headline
      return RelatedStory(
        title: headline.title, reason: .alike(terms: match.terms.compactMap { spellings[$0] }),
        headline: headline, confidence: match.likeness)
    }
  }

  private func titleHash(_ position: Int) -> UInt64 {
    HeadlineWords(entries[position].headline.title).hash
  }
}
