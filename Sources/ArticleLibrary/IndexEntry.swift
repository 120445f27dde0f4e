internal import ArticleModel

/// What the index knows of an article: everything that lists, filters and relations need, and not
/// the text, which is read again from its file when it is opened.
struct IndexEntry {
  var headline: Headline
  /// Where the file can be opened.
  var path: String
  /// Which of the file's articles it is.
  var number: Int
  /// Headline and section, folded for filtering.
  var folded: String
  /// The headline folded for sorting.
  var sortKey: String
  /// Words that tell what it is about, with their weights.
  var terms: [Term]

  init(_ article: Article, file: FoundFile, modified: Timestamp, number: Int) {
    let name = number == 0 ? file.name : "\(file.name)#\(number)"
    headline = Headline(
      id: ArticleID(hashing: name), path: file.name, title: article.title,
      section: article.section, author: article.author,
      published: article.published ?? modified, source: article.source,
      words: article.wordCount)
    path = file.path
    self.number = number
    sortKey = String(FoldedText(article.title).text.drop { !$0.isLetter && !$0.isNumber })
    folded = FoldedText(article.title + " " + (article.section ?? "")).text
    terms = TermFinder.terms(of: article)
  }
}

extension FoldedText {
  /// The folded characters as text.
  var text: String {
    var result = String.UnicodeScalarView()
    for value in scalars { if let scalar = Unicode.Scalar(value) { result.append(scalar) } }
    return String(result)
  }
}
