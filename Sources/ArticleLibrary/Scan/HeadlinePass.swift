internal import ArticleFormats
internal import ArticleModel
internal import Synchronization

/// Reads the beginnings of many files, for their headlines, before any of them is read whole.
///
/// A headline stands at the top of its file, so a list of all of them is there in a small part of
/// the time that the texts take.
final class HeadlinePass: Sendable {
  private struct Progress {
    var next = 0
    /// The first file that nobody fetches from the disk yet.
    var unfetched = 0
    var waiting: [ProvisionalArticle] = []
    var isReporting = false
    var pace = ReportPace()
  }

  private let files: [FoundFile]
  private let roots: [String]
  private let parser: ArticleParser
  private let progress = Mutex(Progress())

  /// Files that a worker takes at a time.
  private static let chunk = 32
  /// So many files are fetched before they are read.
  private static let mostFetched = 512
  /// The bytes of a file that are read: headline, byline and the first paragraphs.
  private static let bytes = 1024

  /// A pass over `files` in their order.
  init(files: [FoundFile], roots: [String], parser: ArticleParser) {
    self.files = files
    self.roots = roots
    self.parser = parser
  }

  /// Reads all files; `report` is called by one worker at a time, and has had all at the end.
  func run(report: @escaping @Sendable ([ProvisionalArticle]) -> Void) async {
    let ahead = ReadAhead { [weak self] in self?.nextToFetch() }
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<max(2, processorCount()) {
        group.addTask { self.work(ahead, report) }
      }
    }
    ahead.end()
    report(progress.withLock { $0.waiting })
  }

  private func work(_ ahead: ReadAhead, _ report: ([ProvisionalArticle]) -> Void) {
    while let range = nextRange() {
      ahead.goOn()
      let read = range.compactMap { article(of: files[$0], ahead) }
      let due = progress.withLock { progress -> [ProvisionalArticle]? in
        progress.waiting += read
        guard progress.pace.isDue, !progress.isReporting else { return nil }
        progress.isReporting = true
        defer { progress.waiting = [] }
        return progress.waiting
      }
      guard let due else { continue }
      report(due)
      progress.withLock { progress in
        progress.isReporting = false
        progress.pace.reported()
      }
    }
  }

  private func nextRange() -> Range<Int>? {
    progress.withLock { progress in
      let start = progress.next
      progress.next = min(files.count, start + Self.chunk)
      return start < progress.next ? start..<progress.next : nil
    }
  }

  /// The paths of the next files that nobody fetches yet; nothing while enough are fetched.
  private func nextToFetch() -> [[CChar]]? {
    let range = progress.withLock { progress -> Range<Int> in
      let start = max(progress.unfetched, progress.next)
      let end = min(files.count, progress.next + Self.mostFetched, start + 8)
      guard start < end else { return 0..<0 }
      progress.unfetched = end
      return start..<end
    }
    guard !range.isEmpty else { return nil }
    return range.map { files[$0].place.path(in: roots[files[$0].place.root]) }
  }

  private func article(of file: FoundFile, _ ahead: ReadAhead) -> ProvisionalArticle? {
    let path = file.place.path(in: roots[file.place.root])
    let start = ahead.timed { ArticleFile.readStart(of: path, count: Self.bytes) }
    guard var bytes = start else { return nil }
    // The last line may be cut in the middle of a character.
    if bytes.count == Self.bytes, let end = bytes.lastIndex(of: 0x0A) {
      bytes.removeSubrange(end...)
    }
    guard let article = parser.parseBeginning(bytes, name: file.place.name) else { return nil }
    let share = max(1, Int(file.status.size) / max(1, bytes.count))
    return ProvisionalArticle(article, file: file, words: article.wordCount * share)
  }
}

/// An article of which only the beginning was read.
struct ProvisionalArticle: Sendable {
  var headline: Headline
  var file: FoundFile

  /// What the beginning of a file tells; `words` is about how many the whole of it has.
  init(_ article: Article, file: FoundFile, words: Int) {
    self.file = file
    headline = Headline(
      id: article.id(in: file.identity), path: file.place.name, title: article.title,
      section: article.section, author: article.author,
      published: article.published ?? Timestamp(seconds: file.status.modified),
      source: article.source, words: words)
  }

  /// What a file told that was read whole, if it did.
  init?(_ read: ReadFile) {
    guard let headline = read.articles.first?.headline else { return nil }
    (self.headline, file) = (headline, read.file)
  }
}
