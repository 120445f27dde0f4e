internal import ArticleModel

/// What relates the articles of an index: their headlines' words, the terms of their texts, and
/// the addresses of their pages.
final class Relations: Sendable {
  let articles: RelatedArticles
  private let resolver: HeadlineResolver
  private let likeness: Likeness
  private let addresses: HashIndex
  /// Positions by their numbers in the index, which descend.
  private static let addressSections = HashIndex.Sections(
    hashes: .addressHashes, slots: .addressSlots, next: .addressNext)

  /// Relations between articles whose numbers descend.
  init(_ facts: RelationFacts, headlinesOf: @escaping @Sendable ([Int64]) -> [Headline?]) {
    articles = RelatedArticles(
      docids: PackedArray(facts.docids), dates: PackedArray(facts.dates),
      headlinesOf: headlinesOf)
    resolver = HeadlineResolver(facts, articles: articles)
    likeness = Likeness(facts, dates: articles.dates)
    addresses = HashIndex(facts.addresses)
  }

  /// The relations that a file holds.
  init?(_ file: PackedFile, headlinesOf: @escaping @Sendable ([Int64]) -> [Headline?]) {
    guard let docids = file.array(.relationDocids, of: Int64.self, verified: true),
      let dates = file.array(.relationDates, of: Int64.self, verified: true),
      docids.count == dates.count
    else { return nil }
    articles = RelatedArticles(docids: docids, dates: dates, headlinesOf: headlinesOf)
    guard let resolver = HeadlineResolver(file, articles: articles),
      let likeness = Likeness(file, dates: dates),
      let addresses = HashIndex(file, Self.addressSections)
    else { return nil }
    self.resolver = resolver
    self.likeness = likeness
    self.addresses = addresses
  }

  var parts: [PackedFile.Part] {
    [articles.docids.part(.relationDocids), articles.dates.part(.relationDates)]
      + resolver.parts + likeness.parts + addresses.parts(Self.addressSections)
  }

  /// Lets go of what questions have looked at in the file.
  ///
  /// A question looks at a few places of many arrays, the system maps what lies around each, and
  /// after some dozens of questions all would be in memory.
  func forgetLookedAt() { articles.docids.forgetLookedAt() }

  /// How many articles they are between.
  var count: Int { articles.docids.count }

  /// The position of an article by its number in the index.
  func position(of docid: Int64) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if articles.docids[middle] > docid { low = middle + 1 } else { high = middle }
    }
    return low < count && articles.docids[low] == docid ? low : nil
  }

  /// When an article was published, by its number in the index.
  func date(of docid: Int64) -> Timestamp? {
    position(of: docid).map { Timestamp(seconds: articles.dates[$0]) }
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
  ///
  /// `own` is the article's number in the index, if it has one.
  func related(to article: Article, own docid: Int64?, date: Timestamp?, limit: Int)
    -> [RelatedStory]
  {
    let own = docid.flatMap { position(of: $0) }
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
      forgetLookedAt()
      if let found, !taken.insert(found.position).inserted { continue }
      stories.append(
        RelatedStory(
          title: named.title, reason: .onThePage,
          headline: found.flatMap { articles.headline(at: $0.position) },
          confidence: found?.confidence ?? 0, url: named.url))
    }
    return stories
  }

  /// The articles that the text links to.
  private func linked(from article: Article, _ taken: inout Set<Int>) -> [RelatedStory] {
    article.links.compactMap { link in
      guard let position = position(ofAddress: link.url), taken.insert(position).inserted,
        let headline = articles.headline(at: position)
      else { return nil }
      return RelatedStory(
        title: headline.title, reason: .onThePage, headline: headline, confidence: 1,
        url: link.url)
    }
  }

  /// The articles that are alike, each headline once.
  private func alike(
    _ article: Article, _ own: Int?, _ date: Timestamp?, _ taken: Set<Int>, _ limit: Int
  ) -> [RelatedStory] {
    var titles = Set(taken.map { resolver.titleHash(at: $0) })
    titles.insert(HeadlineWords(article.title).hash)
    var nearest = likeness.nearest(
      to: TermFinder.terms(of: article), date: date, excluding: own,
      count: limit * 3 + taken.count)
    nearest.removeAll { match in
      taken.contains(match.position)
        || !titles.insert(resolver.titleHash(at: match.position)).inserted
    }
    let found = nearest.prefix(limit)
    let matches = zip(found, articles.headlines(at: found.map(\.position))).compactMap {
      match, headline in headline.map { (match: match, headline: $0) }
    }
    // The index has no words, but the article at hand has those that it shares.
    let spellings = TermFinder.spellings(of: Set(matches.flatMap(\.match.terms)), in: article)
    return matches.map { match, headline in
      RelatedStory(
        title: headline.title, reason: .alike(terms: match.terms.compactMap { spellings[$0] }),
        headline: headline, confidence: match.likeness)
    }
  }
}
