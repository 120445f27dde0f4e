internal import ArticleModel

/// Names for the articles of a file that holds several, each another one.
enum ArticleNames {
  /// Gives every article the name that its publisher gave it, else its address, else its headline.
  ///
  /// Where two would have the same one, the later ones are numbered: those in front where new
  /// articles come first, so that the old ones keep theirs.
  static func give(to articles: inout [Article], newestFirst: Bool) {
    var seen: [String: Int] = [:]
    for place in articles.indices {
      let index = newestFirst ? articles.count - 1 - place : place
      let article = articles[index]
      let name =
        article.item?.guid ?? article.source
        ?? article.title + "|" + (article.published?.iso8601 ?? "")
      let count = seen[name, default: 0] + 1
      seen[name] = count
      articles[index].identifier = count == 1 ? name : "\(name)#\(count)"
    }
  }
}
