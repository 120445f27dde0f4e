internal import ArticleFormats
public import ArticleModel
internal import Synchronization

/// The articles of some folders, the relations between them and the reader's marks.
///
/// Folders are only ever read. All functions may be called from any thread, and none waits for a
/// scan. The index lies in a folder for caches and is made again wherever it is missing; it is
/// handed out in stretches, so that a list costs the same for a hundred articles and a million.
public final class Library: Sendable {
  /// What is known at one moment.
  struct State {
    var store: IndexStore?
    var catalogue = Catalogue.empty
    /// Articles of which only the headline has been read so far.
    var provisional = ProvisionalArticles()
    /// The first articles as they were last, while the index is not open yet.
    var front: [Int64: StoredArticle] = [:]
    /// The state of the tables that the list belongs to which those are from.
    var frontGeneration: UInt64 = 0
    var relations: Relations?
    /// Which articles tell the same event, once that was asked for.
    var stories: Stories?
    /// Articles that came or went since the relations were made.
    var unrelated = 0
    var lists = ListCache()
    /// Whether each of the catalogue's articles is read, so that counts need not look up each.
    var isRead: [Bool] = []
    /// The version of the marks that ``isRead`` shows.
    var marksVersion = 0
    /// The version of the marks that all of ``isRead`` was made of; -1 where it was not.
    var isReadVersion = -1
    /// Whether the list was made of its file and of changes since, so that it is to be written.
    var isPatched = false
    /// What the last scan of all folders had to tell.
    var lastReport: ScanReport?
    /// How many changes are under way: the tables may be ahead of the list.
    var changes = 0
    /// What was not in the tables while they changed.
    var missing: Set<Int64> = []

    /// Takes another list of all, of which nothing is read until the next change is published.
    mutating func replace(_ new: Catalogue) {
      catalogue = new
      isRead = Array(repeating: false, count: new.count)
      isReadVersion = -1
      lists = ListCache()
    }
  }

  /// The folders and files that it is a library of.
  public let paths: [String]
  /// Whether a word is found by its other forms too, as languages have them.
  public let isStemming: Bool
  /// A list of fewer articles is written as a whole whenever it changes.
  let leastForChanges: Int
  let cacheFolder: String?
  let marks: MarksStore
  let state = Mutex(State())
  private let currentParser = Mutex(ArticleParser())
  let lastRead = LastReadArticle()
  let lastFile = LastReadFile()
  /// What is added to the index from here on is new.
  let sessionStart = Timestamp(seconds: currentSeconds())

  /// A library of `paths`, folders or files, whose marks are kept in the folder `marksFolder` and
  /// whose index in the folder `cacheFolder`.
  ///
  /// Nothing is read before ``update(progress:)``. Without a marks folder marks last as long as
  /// the library, and so does the index without a cache folder. `stateFolder` is a folder that this
  /// machine shares with no other. With `isStemming` a word is found by its other forms too; the
  /// index is made again where it was made otherwise.
  public convenience init(
    paths: [String], marksFolder: String?, stateFolder: String? = nil, cacheFolder: String? = nil,
    isStemming: Bool = false
  ) {
    self.init(
      paths: paths, marksFolder: marksFolder, stateFolder: stateFolder, cacheFolder: cacheFolder,
      isStemming: isStemming, leastForChanges: 20_000)
  }

  init(
    paths: [String], marksFolder: String?, stateFolder: String?, cacheFolder: String?,
    isStemming: Bool, leastForChanges: Int
  ) {
    let paths = paths.map { path in
      path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }
    self.paths = paths
    self.isStemming = isStemming
    self.leastForChanges = leastForChanges
    marks = MarksStore(folder: marksFolder, machineFolder: stateFolder)
    self.cacheFolder = cacheFolder.map { Self.folder(of: paths, in: $0) }
  }

  /// Each library has a folder of its own, named after what it is a library of.
  private static func folder(of paths: [String], in folder: String) -> String {
    let name = ArticleID(hashing: paths.map(absolutePath).joined(separator: "\n"))
    return "\(folder)/libraries/\(name)"
  }

  /// What reads files, by the rules that hold now.
  var parser: ArticleParser { currentParser.withLock { $0 } }

  func setParser(_ parser: ArticleParser) { currentParser.withLock { $0 = parser } }

  // MARK: Lists

  /// A list, the catalogue that its positions are those of, and which of those are read.
  private struct List {
    var catalogue: Catalogue
    var positions: [Int32]
    var isRead: [Bool]
    var marksVersion: Int
    /// How many of its first rows are new articles of stories that are followed.
    var followed = 0

    func isUnread(_ position: Int) -> Bool { !isRead[Int(positions[position])] }
  }

  /// A stretch of the list that `query` gives: `range`, or as many around `anchor` where
  /// `centersOnAnchor` is set and the anchor is in the list.
  ///
  /// Where the beginning of the list is known before its end, `beginning` is called with a
  /// screenful of the same stretch, whose headlines are not counted yet. Where `isWanted` says that
  /// nobody waits for the list any more, it is not looked for to its end.
  public func headlines(
    _ query: HeadlineQuery, range: Range<Int>, anchor: ArticleID?, centersOnAnchor: Bool,
    beginning: ((HeadlinePage) -> Void)? = nil, isWanted: () -> Bool = { true }
  ) -> HeadlinePage {
    let list = list(
      query, anchor: anchor, isWanted: isWanted,
      beginning: beginning.map { beginning in
        { list in
          var first = self.page(
            of: list, query, range: range, anchor: anchor, centersOnAnchor: centersOnAnchor,
            most: ListBeginning.count)
          first.isCounted = false
          beginning(first)
        }
      })
    var page = page(
      of: list, query, range: range, anchor: anchor, centersOnAnchor: centersOnAnchor)
    page.unread = unread(query, list)
    return page
  }

  /// A stretch of `list`, of at most so many headlines; the unread ones are not counted.
  private func page(
    of list: List, _ query: HeadlineQuery, range: Range<Int>, anchor: ArticleID?,
    centersOnAnchor: Bool, most: Int = .max
  ) -> HeadlinePage {
    let (catalogue, positions) = (list.catalogue, list.positions)
    let position = anchor.flatMap { catalogue.position(of: shown($0)) }
      .flatMap { row(of: Int32($0), in: positions, query, catalogue) }
    let length = min(range.count, most)
    var range = range.lowerBound..<range.lowerBound + length
    if centersOnAnchor, let position {
      range = max(0, position - length / 2)..<max(1, position + length / 2)
    }
    range = range.clamped(to: 0..<positions.count)
    var headlines = headlines(at: positions[range], in: catalogue)
    noteStories(of: &headlines, at: range, in: positions, query, catalogue)
    var page = HeadlinePage(
      query: query, total: positions.count, unread: 0, start: range.lowerBound,
      headlines: headlines, anchor: position)
    page.followed = list.followed
    return page
  }

  /// The headlines at some positions of a catalogue.
  ///
  /// One that went in between is an empty line until the next list comes.
  func headlines(
    at positions: ArraySlice<Int32>, in catalogue: Catalogue
  ) -> [Headline] {
    let docids = positions.map { catalogue.docids[Int($0)] }
    let (store, provisional, front) = state.withLock { ($0.store, $0.provisional, $0.front) }
    let stored = store?.headlines(docids) ?? docids.map { _ in nil }
    if front.isEmpty, let store, stored.contains(where: { $0 == nil }) {
      let missing = zip(docids, stored).filter { $1 == nil && provisional[$0] == nil }.map(\.0)
      if !missing.isEmpty { note(missing: missing, in: catalogue, store) }
    }
    return zip(positions, stored).map { position, stored in
      let id = ArticleID(rawValue: catalogue.identifiers[Int(position)])
      let docid = catalogue.docids[Int(position)]
      let headline =
        stored?.headline ?? provisional[docid]?.headline ?? front[docid]?.headline
      return marked(
        headline ?? Headline(id: id, path: "", title: "", published: Timestamp(seconds: 0)),
        catalogue.fingerprints[Int(position)], document: docid)
    }
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
    // Those too that are folded away.
    var query = query
    query.foldsStories = false
    query.unfolded = []
    let list = list(query)
    return list.positions.filter { !list.isRead[Int($0)] }
      .map { ArticleID(rawValue: list.catalogue.identifiers[Int($0)]) }
  }

  private func list(
    _ query: HeadlineQuery, anchor: ArticleID? = nil, isWanted: () -> Bool = { true },
    beginning: ((List) -> Void)? = nil
  ) -> List {
    let (list, isKnown, wider) = state.withLock { state in
      let known = state.lists.list(of: query)
      let list = List(
        catalogue: state.catalogue, positions: known?.list ?? [], isRead: state.isRead,
        marksVersion: state.marksVersion, followed: known?.followed ?? 0)
      // What is found in texts is not narrowed word by word: there a longer word is another one.
      let wider = state.lists.list(of: HeadlineQuery(order: query.order))
      return (list, known != nil, wider?.list)
    }
    return isKnown ? list : made(query, from: wider, list, anchor, isWanted, beginning)
  }

  private func made(
    _ query: HeadlineQuery, from wider: [Int32]?, _ list: List, _ anchor: ArticleID?,
    _ isWanted: () -> Bool, _ beginning: ((List) -> Void)?
  ) -> List {
    var list = list
    let all = wider ?? list.catalogue.sorted(by: query.order, isRead: list.isRead)
    let anchor = anchor.flatMap { list.catalogue.position(of: shown($0)) }
    let (positions, isWhole) = found(
      query, in: all, of: list.catalogue, anchor: anchor, isWanted: isWanted,
      beginning: beginning.map { beginning in
        { positions in
          var first = list
          (first.positions, first.followed) = self.folded(
            positions, for: query, in: list.catalogue, isRead: list.isRead)
          beginning(first)
        }
      })
    (list.positions, list.followed) = folded(
      positions, for: query, in: list.catalogue, isRead: list.isRead)
    state.withLock { state in
      guard state.catalogue === list.catalogue else { return }
      if wider == nil { state.lists.add(all, for: HeadlineQuery(order: query.order)) }
      if isWhole { state.lists.add(list.positions, followed: list.followed, for: query) }
    }
    return list
  }

  private func unread(_ query: HeadlineQuery, _ list: List) -> Int {
    let version = list.marksVersion
    if let known = state.withLock({ $0.lists.unread(of: query, version: version) }) { return known }
    let count = list.positions.count { !list.isRead[Int($0)] }
    state.withLock { state in
      if state.catalogue === list.catalogue {
        state.lists.setUnread(count, of: query, version: version)
      }
    }
    return count
  }

  func marked(
    _ headline: Headline, _ fingerprint: UInt64 = 0, document docid: Int64? = nil
  ) -> Headline {
    var headline = headline
    marks.apply(to: &headline, fingerprint: fingerprint)
    noteStory(of: &headline, document: docid)
    return headline
  }
}
