internal import ArticleFormats
public import ArticleModel
internal import Synchronization

/// The articles of some folders, the relations between them and the reader's marks.
///
/// Folders are only ever read. All functions may be called from any thread. The index is held in
/// memory; it is handed out in stretches, so that nobody depends on that.
public final class Library: Sendable {
  /// What is known at one moment.
  private struct State {
    var index = LibraryIndex([])
    /// The entries of each file, for files that have not changed since.
    var files: [FoundFile: KnownFile] = [:]
    var failures: [ReadFailure] = []
    /// Lists that were asked for, until the index changes.
    var lists: [HeadlineQuery: [Int32]] = [:]
    var unread: [HeadlineQuery: (version: Int, count: Int)] = [:]
  }

  private let paths: [String]
  private let marks: MarksLog
  private let state = Mutex(State())
  private let parser = ArticleParser()

  /// Lists that are kept at the same time.
  private static let mostLists = 64

  /// A library of `paths`, folders or files, whose marks are kept in the folder `marksFolder`.
  ///
  /// Nothing is read before ``update(progress:)``. Without a marks folder marks last as long as
  /// the library.
  public init(paths: [String], marksFolder: String?) {
    self.paths = paths.map { path in
      path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }
    marks = MarksLog(folder: marksFolder)
  }

  /// Reads what is new or changed.
  ///
  /// `progress` is called now and then from any thread, first as soon as there is something to
  /// show.
  public func update(progress: @escaping @Sendable (ScanProgress) -> Void) async -> ScanProgress {
    marks.refresh()
    var scan = FolderScan()
    for (number, path) in paths.enumerated() {
      scan.scan(path, prefix: paths.count > 1 ? "\(number + 1):" : "")
    }
    let known = state.withLock { $0.files }
    let update = LibraryUpdate(files: scan.files, known: known, parser: parser)
    let scanFailures = scan.failures
    let result = await update.run { found in
      progress(self.publish(found, failures: scanFailures, isFinished: false))
    }
    state.withLock { $0.files = result.files }
    return publish(result.found, failures: scanFailures, isFinished: true)
  }

  private func publish(
    _ found: LibraryUpdate.Found, failures: [ReadFailure], isFinished: Bool
  ) -> ScanProgress {
    let index = LibraryIndex(found.entries)
    let all = (failures + found.failures).sorted { $0.path < $1.path }
    state.withLock { state in
      state.index = index
      state.failures = all
      state.lists = [:]
      state.unread = [:]
    }
    return ScanProgress(articles: found.entries.count, isFinished: isFinished, failures: all)
  }

  // MARK: Lists

  /// A stretch of the list that `query` gives: `range`, or as many around `anchor` where
  /// `centersOnAnchor` is set and the anchor is in the list.
  public func headlines(
    _ query: HeadlineQuery, range: Range<Int>, anchor: ArticleID?, centersOnAnchor: Bool
  ) -> HeadlinePage {
    let (index, list) = list(query)
    let position = anchor.flatMap { index.positions[$0] }.flatMap { list.firstIndex(of: Int32($0)) }
    var range = range
    if centersOnAnchor, let position {
      range = max(0, position - range.count / 2)..<max(1, position + range.count / 2)
    }
    range = range.clamped(to: 0..<list.count)
    let headlines = list[range].map { marked(index.entries[Int($0)].headline) }
    return HeadlinePage(
      query: query, total: list.count, unread: unread(query, index, list),
      start: range.lowerBound, headlines: headlines, anchor: position)
  }

  /// The position of the nearest unread headline behind `position`, or before it.
  public func unread(_ query: HeadlineQuery, from position: Int, forward: Bool) -> Int? {
    let (index, list) = list(query)
    let read = marks.read
    func isUnread(_ position: Int) -> Bool {
      !read.contains(index.entries[Int(list[position])].headline.id)
    }
    if forward {
      return (max(0, position + 1)..<max(list.count, position + 1)).first(where: isUnread)
    }
    return (0..<min(max(0, position), list.count)).last(where: isUnread)
  }

  /// The unread articles that `query` finds.
  public func unreadArticles(_ query: HeadlineQuery) -> [ArticleID] {
    let (index, list) = list(query)
    let read = marks.read
    return list.map { index.entries[Int($0)].headline.id }.filter { !read.contains($0) }
  }

  /// The list of a query.
  ///
  /// It keeps its order until the library changes, also where reading a story would put it
  /// elsewhere: nothing moves under the reader.
  private func list(_ query: HeadlineQuery) -> (LibraryIndex, [Int32]) {
    let (index, known, shorter) = state.withLock { state in
      (state.index, state.lists[query], Self.shorterFilter(of: query, in: state.lists))
    }
    if let known { return (index, known) }
    let read = query.order == .unread ? marks.read : []
    let list = index.list(query, among: shorter) { read.contains($0) }
    state.withLock { state in
      guard state.index === index else { return }
      if state.lists.count > Self.mostLists { state.lists = [:] }
      state.lists[query] = list
    }
    return (index, list)
  }

  /// The list of a filter that this one only makes longer: it holds everything that is looked for.
  private static func shorterFilter(
    of query: HeadlineQuery, in lists: [HeadlineQuery: [Int32]]
  ) -> [Int32]? {
    var filter = Substring(query.filter)
    while !filter.isEmpty {
      filter.removeLast()
      let shorter = HeadlineQuery(filter: String(filter), order: query.order)
      if let list = lists[shorter] { return list }
    }
    return nil
  }

  private func unread(_ query: HeadlineQuery, _ index: LibraryIndex, _ list: [Int32]) -> Int {
    let version = marks.version
    if let known = state.withLock({ $0.unread[query] }), known.version == version {
      return known.count
    }
    let read = marks.read
    let count = list.count { !read.contains(index.entries[Int($0)].headline.id) }
    state.withLock { state in
      if state.index === index { state.unread[query] = (version, count) }
    }
    return count
  }

  private func marked(_ headline: Headline) -> Headline {
    var headline = headline
    marks.apply(to: &headline)
    return headline
  }

  // MARK: Articles

  /// The headline of an article that is in the library.
  public func headline(_ id: ArticleID) -> Headline? {
    let index = state.withLock { $0.index }
    return index.positions[id].map { marked(index.entries[$0].headline) }
  }

  /// An article with its text, read from its file now.
  ///
  /// - Throws: ``ArticleModel/ReadFailure`` where its file is gone or cannot be read any more.
  public func article(_ id: ArticleID) throws(ReadFailure) -> (Headline, Article) {
    let index = state.withLock { $0.index }
    guard let position = index.positions[id] else {
      throw ReadFailure(path: id.description, reason: "it is not in this library")
    }
    let entry = index.entries[position]
    let file = try ArticleFile.read(entry.path)
    let articles = try parser.parse(file.bytes, name: entry.headline.path)
    guard articles.indices.contains(entry.number) else {
      throw ReadFailure(path: entry.headline.path, reason: "the article is not in it any more")
    }
    return (marked(entry.headline), articles[entry.number])
  }

  /// The stories that belong beside an article: those its page names, then those that are alike.
  public func related(to article: Article, id: ArticleID) -> [RelatedStory] {
    let index = state.withLock { $0.index }
    let stories = index.withRelations { $0.related(to: article, id: id, in: index) }
    return stories.map { story in
      var story = story
      story.headline = story.headline.map { marked($0) }
      return story
    }
  }

  /// The article of each related headline that a page names; `nil` where none is meant surely.
  public func relatedArticles(of article: Article, id: ArticleID) -> [ArticleID?] {
    let index = state.withLock { $0.index }
    return index.withRelations { relations in
      article.related.map { named in
        relations.resolve(named, from: id, published: article.published, in: index)
          .map { index.entries[$0.position].headline.id }
      }
    }
  }

  /// The article whose page has this address, whatever its scheme, `www.`, tracking and fragment.
  public func article(at url: String) -> ArticleID? {
    let index = state.withLock { $0.index }
    return index.withRelations { $0.position(ofAddress: url) }
      .map { index.entries[$0].headline.id }
  }

  /// Changes marks.
  ///
  /// - Throws: ``MarksError`` where they cannot be written; they hold until the program ends.
  public func mark(_ changes: [MarkChange]) throws(MarksError) {
    let index = state.withLock { $0.index }
    var paths: [ArticleID: String] = [:]
    for change in changes {
      paths[change.article] = index.positions[change.article].map {
        index.entries[$0].headline.path
      }
    }
    try marks.add(changes, paths: paths)
  }
}
