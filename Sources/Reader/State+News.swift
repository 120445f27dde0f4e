internal import ArticleModel

/// What is new in the story that is shown beside those of the same event that were read before.
extension State {
  /// Has it found out what is new in a story that the reader goes into.
  func askForNews(of headline: Headline) -> [Effect] {
    article.knowsNews ? [] : [.findNews(headline.id)]
  }

  /// Goes to the next sentence that is new.
  mutating func goToNews() -> [Effect] {
    guard let headline = article.headline, article.article != nil else {
      message = Message("there is no story")
      return []
    }
    guard article.knowsNews else {
      wantsNews = true
      return [.findNews(headline.id)]
    }
    if article.comparison != nil { article.endComparison() }
    guard let news = article.news, !news.isEmpty else {
      message = Message(
        article.news == nil
          ? "no other article of this story was read before"
          : "nothing is new here: the articles that you read tell all of it")
      return []
    }
    if case .refused(let why) = article.goToNews() {
      message = Message(why)
    } else if let place = article.newsPlace {
      message = Message(place)
    }
    return []
  }

  /// Shows what is new, unless another story is shown by now.
  mutating func noteNews(_ passages: [NewSentences.Passage]?, in id: ArticleID) -> [Effect] {
    guard id == article.headline?.id else { return [] }
    article.take(passages, key: firstKey(of: .nextNews))
    guard wantsNews else { return [] }
    wantsNews = false
    return goToNews()
  }
}
