public import ArticleModel

extension Library {
  /// The stories that belong beside an article: those its page names, then those that are alike, at
  /// most `limit` of them.
  ///
  /// While a scan is under way these may be those of a while ago.
  public func related(to article: Article, id: ArticleID, limit: Int = 8) -> [RelatedStory] {
    let index = relatedIndex
    let stories = index.relations.related(to: article, id: id, in: index, limit: limit)
    return stories.map { story in
      var story = story
      story.headline = story.headline.map { marked($0) }
      return story
    }
  }

  /// The article of each related headline that a page names; `nil` where none is meant surely.
  public func relatedArticles(of article: Article, id: ArticleID) -> [ArticleID?] {
    let index = relatedIndex
    let own = index.position(of: id)
    return article.related.map { named in
      index.relations.resolve(named, excluding: own, near: article.published)
        .map { index.entries[$0.position].headline.id }
    }
  }

  /// The article that a headline means, and how sure that is: 1 for the same headline.
  ///
  /// `nil` where none is meant surely.
  public func resolve(_ headline: String) -> (article: ArticleID, confidence: Double)? {
    let index = relatedIndex
    return index.relations.resolve(
      Article.RelatedHeadline(title: headline), excluding: nil, near: nil
    ).map { (index.entries[$0.position].headline.id, $0.confidence) }
  }

  /// The article whose page has this address, whatever its scheme, `www.`, tracking and fragment.
  public func article(at url: String) -> ArticleID? {
    let index = relatedIndex
    return index.relations.position(ofAddress: url).map { index.entries[$0].headline.id }
  }
}
