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
    return stories.map { story in
      var story = story
      story.headline = story.headline.map { marked($0) }
      return story
    }
  }

  /// The article of each related headline that a page names; `nil` where none is meant surely.
  public func relatedArticles(of article: Article, id: ArticleID) -> [ArticleID?] {
    let relations = relations()
    let own = docid(of: id).flatMap { relations.position(of: $0) }
    return article.related.map { named in
      relations.resolve(named, excluding: own, near: article.published)
        .flatMap { relations.articles.headline(at: $0.position)?.id }
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

  /// The article whose page has this address, whatever its scheme, `www.`, tracking and fragment.
  public func article(at url: String) -> ArticleID? {
    let relations = relations()
    return relations.position(ofAddress: url).flatMap { relations.articles.headline(at: $0)?.id }
  }

  private func docid(of id: ArticleID) -> Int64? {
    let catalogue = catalogue
    return catalogue.position(of: id).map { catalogue.docids[$0] }
  }
}
