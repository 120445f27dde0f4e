public import ArticleModel

extension Library {
  /// The stories that belong beside an article: those its page names, then those that are alike, at
  /// most `limit` of them.
  ///
  /// While a scan is under way these may be those of a while ago.
  public func related(to article: Article, id: ArticleID, limit: Int = 8) -> [RelatedStory] {
    let relations = relations()
    defer { relations.forgetLookedAt() }
    let own = docid(of: id)
    let date = own.flatMap { relations.date(of: $0) } ?? headline(id)?.published
    let stories = relations.related(to: article, own: own, date: date, limit: limit)
    return byAddress(stories, of: article, id).map { story in
      var story = story
      story.headline = story.headline.map { marked($0) }
      return story
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
