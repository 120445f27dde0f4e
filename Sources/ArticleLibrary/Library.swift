internal import ArticleFormats
public import ArticleModel
internal import Synchronization

/// The articles of some folders, the relations between them and the reader's marks.
///
/// Folders are only ever read. All functions may be called from any thread, and none waits for a
/// scan. The index is held in memory; it is handed out in stretches, so that nobody depends on
/// that.
public final class Library: Sendable {
  /// What is known at one moment.
  private struct State {
    var index = LibraryIndex([])
    /// Whether the index is that of a whole scan.
    var isWhole = false
    /// The index that was last asked for relations.
    var relatedIndex = LibraryIndex([])
    /// What is known of files that have not changed since.
    var files: LibraryUpdate.Known = [:]
    var lists = ListCache()
    /// Whether each of the index's entries is read, so that counts need not look up each.
    var isRead: [Bool] = []
    /// The version of the marks that ``isRead`` shows.
    var marksVersion = 0
  }

  private let paths: [String]
  private let marks: MarksStore
  private let state = Mutex(State())
  private let parser = ArticleParser()

  /// The files that are read before anything else, so that there is something to show: the newest
  /// of those that the scan finds first.
  private static let firstScanned = 250
  private static let firstRead = 16

  /// A library of `paths`, folders or files, whose marks are kept in the folder `marksFolder`.
  ///
  /// Nothing is read before ``update(progress:)``. Without a marks folder marks last as long as
  /// the library. `stateFolder` is a folder that this machine shares with no other.
  public init(paths: [String], marksFolder: String?, stateFolder: String? = nil) {
    self.paths = paths.map { path in
      path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }
    marks = MarksStore(folder: marksFolder, machineFolder: stateFolder)
  }

  /// How long reading pauses while the first headlines are drawn, in microseconds.
  private static let firstPause: UInt32 = 8000

  // MARK: Scan

  /// Reads what is new or changed.
  ///
  /// `progress` is called now and then from any thread, first as soon as there is something to
  /// show.
  public func update(progress: @escaping @Sendable (ScanProgress) -> Void) async -> ScanProgress {
    try? marks.refresh()
    var known = state.withLock { $0.files }
    var scan = FolderScan(roots: paths)
    if known.isEmpty {
      scan.advance(to: Self.firstScanned)
      let newest = LibraryUpdate.newestFirst(scan.files).prefix(Self.firstRead)
      let update = update(of: newest.map { scan.files[Int($0)] }, known: [:])
      await update.run { _ in }
      known = update.contents
      if scan.files.count > Self.firstRead {
        progress(publish(update.found, isFinished: false))
        // Whoever waits for the first headlines needs the processors now, to show them.
        pause(microseconds: Self.firstPause)
      }
    }
    scan.advance(to: .max)
    let (failures, passedOver) = (scan.failures, scan.passedOver)
    let update = update(of: scan.files, known: known)
    await update.run { found in
      progress(self.publish(found, failures: failures, isFinished: false))
    }
    state.withLock { $0.files = update.contents }
    var progress = publish(update.found, failures: failures, isFinished: true)
    progress.passedOver = passedOver.sorted { $0.path < $1.path }
    return progress
  }

  private func update(of files: [FoundFile], known: LibraryUpdate.Known) -> LibraryUpdate {
    let files = files.sorted { left, right in
      let (one, other) = (left.place, right.place)
      return one.name == other.name ? one.root < other.root : one.name < other.name
    }
    return LibraryUpdate(files: files, roots: paths, known: known, parser: parser)
  }

  /// Shows what was found to everybody who asks from now on.
  private func publish(
    _ found: LibraryUpdate.Found, failures: [ReadFailure] = [], isFinished: Bool
  ) -> ScanProgress {
    let ofMarks = marks.problem.map { [ReadFailure(path: $0.path, reason: $0.reason)] } ?? []
    let all = (ofMarks + failures + found.failures).sorted { $0.path < $1.path }
    let isSame = state.withLock { $0.index.entries.elementsEqual(found.entries, by: ===) }
    let index = isSame ? nil : LibraryIndex(found.entries)
    var isPublished = false
    while !isPublished {
      let snapshot = marks.snapshot()
      let isRead = found.entries.map { snapshot.isRead($0.headline.id) }
      isPublished = state.withLock { state in
        // A mark may have come in between; then the flags are old already.
        guard marks.version == snapshot.version else { return false }
        if let index {
          state.index = index
          state.lists = ListCache()
        }
        state.isWhole = isFinished
        state.isRead = isRead
        state.marksVersion = snapshot.version
        return true
      }
    }
    return ScanProgress(articles: found.entries.count, isFinished: isFinished, failures: all)
  }

  // MARK: Lists

  /// A list, the index that its positions are those of, and which of those are read.
  private struct List {
    var index: LibraryIndex
    var positions: [Int32]
    var isRead: [Bool]
    var marksVersion: Int

    func isUnread(_ position: Int) -> Bool { !isRead[Int(positions[position])] }
  }

  /// A stretch of the list that `query` gives: `range`, or as many around `anchor` where
  /// `centersOnAnchor` is set and the anchor is in the list.
  public func headlines(
    _ query: HeadlineQuery, range: Range<Int>, anchor: ArticleID?, centersOnAnchor: Bool
  ) -> HeadlinePage {
    let list = list(query)
    let (index, positions) = (list.index, list.positions)
    let position = anchor.flatMap { index.position(of: $0) }
      .flatMap { positions.firstIndex(of: Int32($0)) }
    var range = range
    if centersOnAnchor, let position {
      range = max(0, position - range.count / 2)..<max(1, position + range.count / 2)
    }
    range = range.clamped(to: 0..<positions.count)
    let headlines = positions[range].map { marked(index.entries[Int($0)].headline) }
    return HeadlinePage(
      query: query, total: positions.count, unread: unread(query, list),
      start: range.lowerBound, headlines: headlines, anchor: position)
  }

  /// The position of the nearest unread headline behind `position`, or before it.
  public func unread(_ query: HeadlineQuery, from position: Int, forward: Bool) -> Int? {
    let list = list(query)
    let count = list.positions.count
    guard forward else {
      return (0..<min(max(0, position), count)).last(where: list.isUnread)
    }
    return (min(max(0, position + 1), count)..<count).first(where: list.isUnread)
  }

  /// The unread articles that `query` finds.
  public func unreadArticles(_ query: HeadlineQuery) -> [ArticleID] {
    let list = list(query)
    return list.positions.filter { !list.isRead[Int($0)] }
      .map { list.index.entries[Int($0)].headline.id }
  }

  private func list(_ query: HeadlineQuery) -> List {
    let (list, isKnown, wider) = state.withLock { state in
      let known = state.lists.list(of: query)
      let list = List(
        index: state.index, positions: known ?? [], isRead: state.isRead,
        marksVersion: state.marksVersion)
      return (list, known != nil, state.lists.widerList(than: query))
    }
    return isKnown ? list : made(query, from: wider, list)
  }

  private func made(_ query: HeadlineQuery, from wider: [Int32]?, _ list: List) -> List {
    var list = list
    let all = wider ?? list.index.sorted(by: query.order, isRead: list.isRead)
    list.positions = list.index.filter(all, by: query.filter)
    state.withLock { state in
      guard state.index === list.index else { return }
      if wider == nil { state.lists.add(all, for: HeadlineQuery(order: query.order)) }
      state.lists.add(list.positions, for: query)
    }
    return list
  }

  private func unread(_ query: HeadlineQuery, _ list: List) -> Int {
    let version = list.marksVersion
    if let known = state.withLock({ $0.lists.unread(of: query, version: version) }) { return known }
    let count = list.positions.count { !list.isRead[Int($0)] }
    state.withLock { state in
      if state.index === list.index { state.lists.setUnread(count, of: query, version: version) }
    }
    return count
  }

  func marked(_ headline: Headline) -> Headline {
    var headline = headline
    marks.apply(to: &headline)
    return headline
  }

  // MARK: Articles

  var index: LibraryIndex { state.withLock { $0.index } }

  /// The index to ask for relations.
  ///
  /// They take long to make, so while a scan is under way those of an earlier index do, until there
  /// are twice as many articles.
  var relatedIndex: LibraryIndex {
    state.withLock { state in
      if state.isWhole || state.relatedIndex.entries.count * 2 <= state.index.entries.count {
        state.relatedIndex = state.index
      }
      return state.relatedIndex
    }
  }

  /// The headline of an article that is in the library.
  public func headline(_ id: ArticleID) -> Headline? {
    index.entry(id).map { marked($0.headline) }
  }

  /// An article with its text, read from its file now.
  ///
  /// - Throws: ``ArticleModel/ReadFailure`` where its file is gone or cannot be read any more.
  public func article(_ id: ArticleID) throws(ReadFailure) -> (Headline, Article) {
    guard let entry = index.entry(id) else {
      throw ReadFailure(path: id.description, reason: "it is not in this library")
    }
    let (place, name) = (entry.place, entry.headline.path)
    let file = try ArticleFile.read(place.path(in: paths[place.root]), name: name)
    let articles = try parser.parse(file.bytes, name: name)
    guard articles.indices.contains(entry.number) else {
      throw ReadFailure(path: name, reason: "the article is not in it any more")
    }
    return (marked(entry.headline), articles[entry.number])
  }

  // MARK: Marks

  /// Changes marks.
  ///
  /// - Throws: ``MarksError`` where they cannot be written; they hold until the program ends.
  public func mark(_ changes: [MarkChange]) throws(MarksError) {
    marks.take(changes.map { MarkEdit(MarkKey($0.article), $0.mark, $0.isSet) })
    state.withLock { state in
      for change in changes where change.mark == .read {
        if let position = state.index.position(of: change.article) {
          state.isRead[position] = change.isSet
        }
      }
      state.marksVersion = marks.version
    }
    try marks.save()
  }
}
