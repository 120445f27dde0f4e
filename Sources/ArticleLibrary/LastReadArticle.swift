internal import ArticleFormats
internal import ArticleModel
internal import Synchronization

/// The article that was read last.
///
/// Its text and what is related to it are asked for at the same time, and both need it: whoever
/// comes second waits for the first, which is faster than to read it twice.
final class LastReadArticle: Sendable {
  private struct Known {
    var docid: Int64
    var status: UInt64
    var article: Article
  }

  private let known = Mutex<Known?>(nil)

  /// Forgets the article: what is read of it has become another thing.
  func forget() { known.withLock { $0 = nil } }

  /// The article as its file has it now.
  ///
  /// - Throws: ``ArticleModel/ReadFailure`` where the file is gone or cannot be read any more.
  func article(
    _ stored: StoredArticle, of library: Library, from file: LastReadFile? = nil
  ) throws(ReadFailure) -> Article {
    let root = library.paths[stored.place.root]
    let path = stored.place.path(in: root)
    let status = FileStatus.hash(of: path)
    let result = known.withLock { known -> Result<Article, ReadFailure> in
      if let known, known.docid == stored.docid, known.status == status {
        return .success(known.article)
      }
      do throws(ReadFailure) {
        let article = try Self.read(stored, root, path, status, library.parser, file)
        known = status.map { Known(docid: stored.docid, status: $0, article: article) }
        return .success(article)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static func read(
    _ stored: StoredArticle, _ root: String, _ path: [CChar], _ status: UInt64?,
    _ parser: ArticleParser, _ file: LastReadFile?
  ) throws(ReadFailure) -> Article {
    let name = stored.headline.path
    if let articles = file?.articles(path, status),
      let place = place(of: stored, root, in: articles)
    {
      return articles[place]
    }
    let bytes = try ArticleFile.read(path, name: name).bytes
    let bodies: Bodies =
      file?.isWanted(path, status, size: bytes.count) ?? false ? .all : .only(stored.number)
    let articles = try parser.contents(of: bytes, name: name, bodies: bodies).articles
    file?.take(articles, bodies, path, status)
    guard let place = place(of: stored, root, in: articles) else {
      throw ReadFailure(path: name, reason: "the article is not in it any more")
    }
    if bodies.include(place) { return articles[place] }
    // Others came or went before it since the file was indexed.
    return try parser.contents(of: bytes, name: name, bodies: .only(place)).articles[place]
  }

  /// Where the article is in its file now: by its name where it has one there.
  static func place(
    of stored: StoredArticle, _ root: String, in articles: [Article]
  ) -> Int? {
    let number = stored.number
    if articles.indices.contains(number), articles[number].identifier == nil { return number }
    let identities = stored.place.identities(in: root)
    func isMeant(_ article: Article) -> Bool {
      identities.contains { article.id(in: $0) == stored.headline.id }
    }
    if articles.indices.contains(number), isMeant(articles[number]) { return number }
    return articles.firstIndex(where: isMeant)
  }
}
