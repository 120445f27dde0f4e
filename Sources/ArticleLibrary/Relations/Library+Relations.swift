public import ArticleModel
internal import Synchronization

extension Library {
  /// The stories that belong beside an article: those its page names, then those that are alike, at
  /// most `limit` of them.
  ///
  /// While a scan is under way these may be those of a while ago.
  public func related(to article: Article, id: ArticleID, limit: Int = 8) -> [RelatedStory] {
    let relations = relations()
    // A question looks at a few places of many arrays, and the system maps what lies around each.
    defer { relations.noteQuestion() }
    let own = docid(of: id)
    let date = own.flatMap { relations.date(of: $0) } ?? headline(id)?.published
    let named = relations.named(by: article, own: own, date: date)
    let list =
      own.flatMap { state.withLock { $0.store }?.neighbours(of: $0) }
      ?? relations.nearest(to: article, own: own, date: date, count: NeighbourList.most)
    let linking = linking(to: article, own: own, relations)
    let besides = named + linking
    let stories = besides + alike(to: article, own: own, list, besides: besides, limit: limit)
    return byAddress(stories, of: article, id).map { story in
      var story = story
      story.headline = story.headline.map { marked($0) }
      return story
    }
  }

  /// The most pages that are told to name an article: a headline may stand on every page of a site.
  private static let mostLinking = 5

  /// The articles whose pages name this one or link to it, the newest first.
  private func linking(
    to article: Article, own: Int64?, _ relations: Relations
  ) -> [RelatedStory] {
    guard let store = state.withLock({ $0.store }) else { return [] }
    let wanted = Set(Pointers.to(title: article.title, source: article.source))
    // What came since the relations were made is looked through.
    let unknown =
      (try? store.unrelatedPointers())?
      .filter { !wanted.isDisjoint(with: $0.pointers) }.map(\.docid) ?? []
    let known = relations.pointing(to: article.title, source: article.source)
      .prefix(Self.mostLinking * 4).map { relations.articles.docids[$0] }
    let docids = Set(unknown + known).subtracting([own ?? -1]).sorted(by: >)
    return store.headlines(docids).compactMap { $0?.headline }.prefix(Self.mostLinking).map {
      RelatedStory(title: $0.title, reason: .linksHere, headline: $0, confidence: 1)
    }
  }

  /// The stories with those put right whose address the page gives, and with those that the text
  /// links to: an address tells more surely than a headline, also of files that were saved since the
  /// relations were made.
  private func byAddress(
    _ stories: [RelatedStory], of article: Article, _ id: ArticleID
  ) -> [RelatedStory] {
    let named = stories.map { story in
      Article.Link(text: "", url: story.reason == .onThePage ? story.url ?? "" : "")
    }
    let meant = articles(of: named + article.links, in: id)
    let own = shown(id)
    var taken = Set([id, own])
    var resolved: [RelatedStory] = []
    func add(_ story: RelatedStory) {
      var story = story
      if let known = story.headline {
        // Of a story that was saved several times the newest version is meant.
        let newest = shown(known.id)
        if newest != known.id { story.headline = headline(newest) }
        guard taken.insert(newest).inserted else { return }
      }
      resolved.append(story)
    }
    let isAlike = { (story: RelatedStory) in story.reason != .onThePage }
    for (story, meant) in zip(stories, meant) where !isAlike(story) {
      var story = story
      if let meant, story.headline?.id != meant, let headline = headline(meant) {
        story.headline = headline
        story.confidence = 1
      }
      add(story)
    }
    for (link, meant) in zip(article.links, meant.dropFirst(stories.count)) {
      guard let meant, !taken.contains(meant), let headline = headline(meant) else { continue }
      add(
        RelatedStory(
          title: headline.title, reason: .onThePage, headline: headline, confidence: 1,
          url: link.url))
    }
    for story in stories where isAlike(story) { add(story) }
    return resolved
  }

  /// The neighbours of an article as stories, none that stands there already: first those of the
  /// same event.
  private func alike(
    to article: Article, own: Int64?, _ list: NeighbourList, besides named: [RelatedStory],
    limit: Int
  ) -> [RelatedStory] {
    let taken = Set(named.compactMap { $0.headline?.id })
    let terms = TermFinder.terms(of: article)
    let telling = list.telling.compactMap { terms.indices.contains(Int($0)) ? terms[Int($0)] : nil }
    let found = state.withLock { $0.store }?.neighbours(list.neighbours.map(\.docid)) ?? []
    var matches: [(headline: Headline, docid: Int64, likeness: Double, terms: [UInt32])] = []
    for (neighbour, article) in zip(list.neighbours, found) where matches.count < limit {
      guard let article, !taken.contains(article.headline.id) else { continue }
      let shared = Set(article.terms.map(\.word))
      let reason = telling.lazy.map(\.word).filter { shared.contains($0) }.prefix(Self.mostReasons)
      matches.append((article.headline, neighbour.docid, neighbour.likeness, Array(reason)))
    }
    // The index has no words, but the article at hand has those that it shares.
    let spellings = TermFinder.spellings(of: Set(matches.flatMap(\.terms)), in: article)
    let story = own.flatMap { ArticleStory(of: $0, in: self) }
    let stories = matches.map { headline, docid, likeness, terms in
      RelatedStory(
        title: headline.title,
        reason: story?.reason(for: docid, headline.published)
          ?? .alike(terms: terms.compactMap { spellings[$0] }),
        headline: headline, confidence: likeness)
    }
    return stories.enumerated().sorted {
      ($0.element.reason.rank, $0.offset) < ($1.element.reason.rank, $1.offset)
    }.map(\.element)
  }

  /// The most words that tell why a story is alike.
  private static let mostReasons = 3

  /// The words that make an article alike to one of the library, those that make it most first.
  public func sharedTerms(of article: Article, with other: ArticleID) -> [SharedTerm] {
    let likeness = relations().likeness
    guard let docid = docid(of: other), let store = state.withLock({ $0.store }),
      let known = try? store.terms(of: [docid]).first
    else { return [] }
    let shared = likeness.vector(of: TermFinder.terms(of: article))
      .shared(with: likeness.vector(of: known.terms))
    let spellings = TermFinder.spellings(of: Set(shared.map(\.word)), in: article)
    return shared.compactMap { word, share in
      spellings[word].map { SharedTerm(word: $0, share: share) }
    }
  }

  /// The article of each related headline that a page names; `nil` where none is meant surely.
  public func relatedArticles(of article: Article, id: ArticleID) -> [ArticleID?] {
    let relations = relations()
    let own = docid(of: id).flatMap { relations.position(of: $0) }
    let links = article.related.map { Article.Link(text: "", url: $0.url ?? "") }
    return zip(article.related, articles(of: links, in: id)).map { named, meant in
      if let meant, meant != shown(id) { return meant }
      return relations.resolve(named, excluding: own, near: article.published)
        .flatMap { relations.articles.headline(at: $0.position)?.id }.map { shown($0) }
    }
  }

  /// The article that a headline means, and how sure that is: 1 for the same headline.
  ///
  /// `nil` where none is meant surely.
  public func resolve(_ headline: String) -> (article: ArticleID, confidence: Double)? {
    let relations = relations()
    let named = Article.RelatedHeadline(title: headline)
    guard let found = relations.resolve(named, excluding: nil, near: nil),
      let meant = relations.articles.headline(at: found.position)
    else { return nil }
    return (meant.id, found.confidence)
  }

  private func docid(of id: ArticleID) -> Int64? {
    let catalogue = catalogue
    return catalogue.position(of: id).map { catalogue.docids[$0] }
  }
}

/// The story that an article is of, beside which others are looked at.
private struct ArticleStory {
  private let table: StoryTable
  private let number: Int
  private let sources: Int
  private let published: Timestamp

  init?(of docid: Int64, in library: Library) {
    table = library.stories().table
    let catalogue = library.catalogue
    guard let number = table.story(of: docid),
      let store = library.state.withLock({ $0.store }),
      let headline = store.headlines([docid])[0]?.headline
    else { return nil }
    self.number = number
    sources = library.articles(of: number, table, catalogue).count
    published = headline.published
  }

  /// Why an article stands beside this one; `nil` where it is of another story.
  func reason(for docid: Int64, _ other: Timestamp) -> RelatedStory.Reason? {
    guard table.story(of: docid) == number, sources > 1 else { return nil }
    let seconds = other.seconds - published.seconds
    if abs(seconds) < Self.sameTime { return .sameStory(sources: sources) }
    return seconds < 0 ? .earlierInStory : .laterInStory
  }

  /// What was published within less than this belongs to one edition, in whatever part of the world:
  /// less than from one date to the next.
  private static let sameTime: Int64 = 18 * 3600
}

extension RelatedStory.Reason {
  /// The place of the reason among the others.
  fileprivate var rank: Int {
    switch self {
    case .onThePage: 0
    case .linksHere: 1
    case .sameStory: 2
    case .earlierInStory: 3
    case .laterInStory: 4
    case .sameNames: 5
    case .alike: 6
    }
  }
}
