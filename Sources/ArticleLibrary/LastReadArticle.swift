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

  /// The article as its file has it now.
  ///
  /// - Throws: ``ArticleModel/ReadFailure`` where the file is gone or cannot be read any more.
  func article(_ stored: StoredArticle, of library: Library) throws(ReadFailure) -> Article {
    let path = stored.place.path(in: library.paths[stored.place.root])
    let status = FileStatus.hash(of: path)
    let result = known.withLock { known -> Result<Article, ReadFailure> in
      if let known, known.docid == stored.docid, known.status == status {
        return .success(known.article)
      }
      do throws(ReadFailure) {
        let article = try Self.read(stored, path, library.parser)
        known = status.map { Known(docid: stored.docid, status: $0, article: article) }
        return .success(article)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static func read(
    _ stored: StoredArticle, _ path: [CChar], _ parser: ArticleParser
  ) throws(ReadFailure) -> Article {
    let name = stored.headline.path
    let articles = try parser.parse(try ArticleFile.read(path, name: name).bytes, name: name)
    guard articles.indices.contains(stored.number) else {
      throw ReadFailure(path: name, reason: "the article is not in it any more")
    }
    return articles[stored.number]
  }
}
