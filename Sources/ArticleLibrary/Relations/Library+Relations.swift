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
