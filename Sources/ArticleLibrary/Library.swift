public import ArticleModel

/// The articles of some folders, the relations between them and the reader's marks.
///
/// Folders are only ever read. All functions may be called from any thread.
public final class Library: Sendable {
  /// A library of `paths`, folders or files, whose marks are kept in the folder `marksFolder`.
  ///
  /// Nothing is read before ``update(progress:)``. Without a marks folder marks last as long as
  /// the library.
  public init(paths: [String], marksFolder: String?) {}

  /// Reads what is new or changed. `progress` is called now and then from any thread, first as
  /// soon as there is something to show.
  public func update(progress: @Sendable (ScanProgress) -> Void) async -> ScanProgress {
    ScanProgress(articles: 0, isFinished: true, failures: [])
  }

  /// A stretch of the list that `query` gives: `range`, or as many around `anchor` where
  /// `centersOnAnchor` is set and the anchor is in the list.
  public func headlines(
    _ query: HeadlineQuery, range: Range<Int>, anchor: ArticleID?, centersOnAnchor: Bool
  ) -> HeadlinePage {
    HeadlinePage(query: query, total: 0, unread: 0, start: 0, headlines: [])
  }

  /// The position of the nearest unread headline behind `position`, or before it.
  public func unread(_ query: HeadlineQuery, from position: Int, forward: Bool) -> Int? {
    nil
  }

  /// The headline of an article that is in the library.
  public func headline(_ id: ArticleID) -> Headline? {
    nil
  }

  /// An article with its text, read from its file now.
  ///
  /// - Throws: ``ArticleModel/ReadFailure`` where its file is gone or cannot be read any more.
  public func article(_ id: ArticleID) throws(ReadFailure) -> (Headline, Article) {
    throw ReadFailure(path: "", reason: "not in this library")
  }

  /// The stories that belong beside an article: those its page names, then those that are alike.
  public func related(to article: Article, id: ArticleID) -> [RelatedStory] {
    []
  }

  /// The article whose page has this address, whatever its scheme, `www.`, tracking and fragment.
  public func article(at url: String) -> ArticleID? {
    nil
  }

  /// Changes marks.
  ///
  /// - Throws: ``MarksError`` where they cannot be written; they hold until the program ends.
  public func mark(_ changes: [MarkChange]) throws(MarksError) {}
}

/// Where a scan stands.
public struct ScanProgress: Hashable, Sendable {
  /// How many articles there are.
  public var articles: Int
  /// Whether the scan has ended.
  public var isFinished: Bool
  /// What could not be read.
  public var failures: [ReadFailure]

  /// A scan that has found `articles` articles.
  public init(articles: Int, isFinished: Bool, failures: [ReadFailure]) {
    self.articles = articles
    self.isFinished = isFinished
    self.failures = failures
  }
}

/// Marks could not be written.
public struct MarksError: Error, Hashable, Sendable {
  /// The file that could not be written.
  public var path: String
  /// What the system says.
  public var reason: String

  /// A failure to write `path`.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }
}
