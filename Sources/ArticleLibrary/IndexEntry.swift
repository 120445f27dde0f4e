internal import ArticleModel

/// What the index knows of an article: everything that lists and relations need, and not the text,
/// which is read again from its file when it is opened.
///
/// It is a class because the snapshots of the index share the entries.
final class IndexEntry: Sendable {
  /// The headline without marks.
  let headline: Headline
  let place: FilePlace
  /// Which of the file's articles it is.
  let number: Int
  /// What the article is about.
  let terms: [Term]

  init(_ article: Article, file: FoundFile, number: Int) {
    let identity = number == 0 ? file.identity : "\(file.identity)#\(number)"
    headline = Headline(
      id: ArticleID(hashing: identity), path: file.place.name, title: article.title,
      section: article.section, author: article.author,
      published: article.published ?? Timestamp(seconds: file.status.modified),
      source: article.source, words: article.wordCount)
    place = file.place
    self.number = number
    terms = TermFinder.terms(of: article)
  }
}
