public import ArticleModel

/// Where a scan stands.
public struct ScanProgress: Hashable, Sendable {
  /// How many articles there are.
  public var articles: Int
  /// Whether the scan has ended.
  public var isFinished: Bool
  /// Whether what is left of the scan looks only for files that were written where they lie: the
  /// times of the folders say that no others have come or gone.
  public var isChecking = false
  /// What could not be read.
  public var failures: [ReadFailure]
  /// What else the reader should know: why the index is made again, or cannot be kept.
  public var notice: String?
  /// Whether all that was found is kept for the next start.
  public var isKept = true
  /// What was passed over although it looks like a part of the library, and why: links that lead
  /// out of it.
  public var passedOver: [ReadFailure] = []
  /// What became of the files; known once all folders have been looked through.
  public var counts = ScanCounts()

  /// A scan that has found `articles` articles.
  public init(articles: Int, isFinished: Bool, failures: [ReadFailure], notice: String? = nil) {
    self.articles = articles
    self.isFinished = isFinished
    self.failures = failures
    self.notice = notice
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
