internal import ArticleFormats
internal import ArticleModel
internal import Synchronization

/// The reading of files into the index, and of headlines before that.
extension Library {
  /// The files that are read before anything else where there is no index yet, so that there is
  /// something to show: the newest of those that are found first.
  private static let firstScanned = 250
  private static let firstRead = 16
  /// How long reading pauses while the first headlines are drawn, in microseconds.
  static let firstPause: UInt32 = 20_000

  /// Reads a screenful where nothing is known yet.
  func readFirst(_ report: ScanReport, _ progress: (ScanProgress) -> Void) {
    var found = FolderWalk(roots: paths).firstFiles(Self.firstScanned)
    guard found.count > Self.firstRead else { return }
    LibraryUpdate.sortNewestFirst(&found)
    let read = found.prefix(Self.firstRead).compactMap { file in
      (try? ArticleFile.read(file.place.path(in: paths[file.place.root]), name: file.place.name))
        .flatMap { try? parser.parse($0.bytes, name: file.place.name).first }
        .map { ProvisionalArticle($0, file: file, words: $0.wordCount) }
    }
    progress(show(read, report))
    pause(microseconds: Self.firstPause)
  }

  /// Reads the headlines of many files, the first of which are the newest, before their texts.
  func readHeadlines(
    _ files: [FoundFile], _ report: ScanReport,
    _ progress: @escaping @Sendable (ScanProgress) -> Void
  ) async {
    let newest = Array(files.prefix(ProvisionalArticles.most))
    state.withLock { $0.provisional.reserve(newest.count) }
    let pass = HeadlinePass(files: newest, roots: paths, parser: parser)
    await pass.run { progress(self.show($0, report)) }
  }

  /// Shows articles that the index does not have yet.
  private func show(_ articles: [ProvisionalArticle], _ report: ScanReport) -> ScanProgress {
    let added = state.withLock { state in
      articles.compactMap { article in
        let isKnown = state.catalogue.position(of: article.headline.id) != nil
        return isKnown ? nil : state.provisional.add(article)
      }
    }
    return publish(IndexStore.Change(added: added), report, isFinished: false)
  }

  /// Reads files, in their order, and writes them into the index; returns whether the index has all of them then, and
  /// the numbers of their articles.
  ///
  /// What that does not take is shown all the same, out of memory; the next scan reads it again.
  func read(
    _ files: consuming [FoundFile], _ store: IndexStore, _ report: ScanReport,
    _ progress: @escaping @Sendable (ScanProgress) -> Void
  ) async -> (isWritten: Bool, added: [Int64]) {
    guard !files.isEmpty else { return (true, []) }
    let isWritten = Atomic(true)
    let added = Mutex<[Int64]>([])
    let expected = store.articleCount + files.count
    let update = LibraryUpdate(
      files: consume files, roots: paths, parser: parser,
      isStemming: store.isStemming)
    let pace = Mutex((pace: ReportPace(), change: IndexStore.Change()))
    await update.run { files in
      let now = Timestamp(seconds: currentSeconds())
      var change: IndexStore.Change
      do {
        change = try store.write(files, now: now, expected: expected)
      } catch {
        isWritten.store(false, ordering: .relaxed)
        progress(self.show(files.compactMap { ProvisionalArticle($0) }, report))
        return
      }
      added.withLock { $0 += change.added.map(\.docid) }
      change.removed.formUnion(self.state.withLock { $0.provisional.numbers(of: files) })
      let due = pace.withLock { waiting -> IndexStore.Change? in
        waiting.change.added += change.added
        waiting.change.removed.formUnion(change.removed)
        guard waiting.pace.isDue else { return nil }
        defer { waiting.change = IndexStore.Change() }
        return waiting.change
      }
      guard let due else { return }
      progress(self.publish(due, report, isFinished: false))
      pace.withLock { $0.pace.reported() }
    }
    progress(publish(pace.withLock { $0.change }, report, isFinished: false))
    return (isWritten.load(ordering: .relaxed), added.withLock { $0 })
  }
}
