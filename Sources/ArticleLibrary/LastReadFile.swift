internal import ArticleFormats
internal import ArticleModel
internal import Synchronization

/// The articles of a file that holds several, for whoever reads one after the other.
///
/// Each of them takes a pass over the whole file, so the second one that is wanted brings all of
/// them along.
final class LastReadFile: Sendable {
  private struct Known {
    var path: [CChar]
    var status: UInt64
    /// All articles, once more than one was wanted.
    var articles: [Article]?
  }

  /// The largest file whose articles are kept, in bytes.
  private static let largest = 8 << 20

  private let known = Mutex<Known?>(nil)

  /// Forgets the articles: what is read of them has become another thing.
  func forget() { known.withLock { $0 = nil } }

  /// The articles of a file, if they are known and the file is as it was.
  func articles(_ path: [CChar], _ status: UInt64?) -> [Article]? {
    known.withLock { known in
      guard let known, known.status == status, known.path == path else { return nil }
      return known.articles
    }
  }

  /// Whether all articles of a file are to be read: another one of them was just wanted.
  func isWanted(_ path: [CChar], _ status: UInt64?, size: Int) -> Bool {
    guard size <= Self.largest else { return false }
    return known.withLock { $0?.status == status && $0?.path == path }
  }

  /// Notes what was read of a file.
  func take(
    _ articles: [Article], _ bodies: Bodies, _ path: [CChar], _ status: UInt64?
  ) {
    guard articles.count > 1, let status else { return }
    var file = Known(path: path, status: status)
    if case .all = bodies { file.articles = articles }
    known.withLock { [file] in $0 = file }
  }
}
