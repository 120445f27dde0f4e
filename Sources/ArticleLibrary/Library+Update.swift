internal import ArticleFormats
internal import ArticleModel
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

extension Library {
  /// The files that are read before anything else where there is no index yet, so that there is
  /// something to show: the newest of those that the scan finds first.
  private static let firstScanned = 250
  private static let firstRead = 16
  /// Files that are compared with the index at a time.
  private static let stretch = 4096
  /// How long reading pauses while the first headlines are drawn, in microseconds.
  private static let firstPause: UInt32 = 20_000

  /// Shows what the index knows, then reads what is new or changed.
  ///
  /// `progress` is called now and then from any thread, first as soon as there is something to
  /// show.
  public func update(progress: @escaping @Sendable (ScanProgress) -> Void) async -> ScanProgress {
    let first = await update(report: ScanReport(), progress)
    guard let store = state.withLock({ $0.store }), store.isDamaged else { return first }
    // What was read may be wrong: everything is read again, into a new index.
    state.withLock { state in
      state.store = nil
      state.relations = nil
      state.replace(.empty)
      state.provisional = ProvisionalArticles()
      state.front = [:]
    }
    return await update(report: ScanReport(), progress)
  }

  private func update(
    report: ScanReport, _ progress: @escaping @Sendable (ScanProgress) -> Void
  ) async -> ScanProgress {
    try? marks.refresh()
    var report = report
    var scan = FolderScan(roots: paths)
    // To make an index, or only to open it, takes longer than to read a screenful.
    if !hasIndex {
      readFirst(&scan, report, progress)
    } else if showFrontPage() {
      progress(publish(IndexStore.Change(), report, isFinished: false))
    }
    let (store, trouble) = openStore()
    report.note(trouble)
    if let packed = loadCatalogue(store), packed.count > 0 {
      progress(publish(IndexStore.Change(), report, isFinished: false))
      // Whoever waits for the first headlines needs the processors now, to show them.
      pause(microseconds: Self.firstPause)
      report.note(mendCatalogue(store))
    }
    var known = (try? store.knownFiles()) ?? KnownFiles()
    var changed: [FoundFile] = []
    repeat {
      scan.advance(to: Self.stretch)
      for file in scan.takeFiles() where known.needsReading(file) { changed.append(file) }
    } while !scan.isAtEnd
    report.failures = scan.failures
    let gone = known.gone
    report.counts = ScanCounts(toRead: changed, known: known)
    if !gone.isEmpty, let removed = try? store.remove(gone) {
      _ = publish(IndexStore.Change(removed: removed), report, isFinished: false)
    }
    if changed.count > Self.stretch { await readHeadlines(changed, report, progress) }
    await read(changed, store, report, progress)
    if let others = changeByOthers(of: store) { _ = publish(others, report, isFinished: false) }
    report.failures += (try? store.failures(roots: paths)) ?? []
    if !changed.isEmpty || !gone.isEmpty || !isSaved(store) {
      save(store, after: changed.count + gone.count)
    }
    if changed.count > Self.stretch { store.giveBackRoom() }
    store.settle()
    report.note(store.takeFailure())
    var finished = publish(IndexStore.Change(), report, isFinished: true)
    finished.passedOver = scan.passedOver.sorted { $0.path < $1.path }
    return finished
  }

  var catalogue: Catalogue { state.withLock { $0.catalogue } }

  private func openStore() -> (IndexStore, IndexStore.Trouble?) {
    if let store = state.withLock({ $0.store }) { return (store, nil) }
    let (store, trouble) = IndexStore.open(folder: cacheFolder) { [marks] id, fingerprint, name in
      marks.snapshot().isMarked(MarkKey(ArticleID(rawValue: id), fingerprint), name)
    }
    // Where headlines are shown that were read before there was an index, and now there is one,
    // another program has made it.
    let isByOthers = state.withLock { $0.provisional.count > 0 } && store.articleCount > 0
    let generation = Int64(bitPattern: store.generation())
    store.known.withLock { known in
      known.took(generation)
      if isByOthers { known.pass() }
    }
    state.withLock { $0.store = store }
    return (store, trouble)
  }

  // MARK: Reading

  /// Whether there is an index to begin with.
  private var hasIndex: Bool {
    if state.withLock({ $0.store != nil }) { return true }
    return cacheFolder.map { access($0 + "/index.sqlite", F_OK) == 0 } ?? false
  }

  /// Reads a screenful where nothing is known yet.
  private func readFirst(
    _ scan: inout FolderScan, _ report: ScanReport, _ progress: (ScanProgress) -> Void
  ) {
    scan.advance(to: Self.firstScanned)
    guard scan.files.count > Self.firstRead else { return }
    let newest = LibraryUpdate.newestFirst(scan.files).prefix(Self.firstRead)
    let read = newest.compactMap { file in
      (try? ArticleFile.read(file.place.path(in: paths[file.place.root]), name: file.place.name))
        .flatMap { try? parser.parse($0.bytes, name: file.place.name).first }
        .map { ProvisionalArticle($0, file: file, words: $0.wordCount) }
    }
    progress(show(read, report))
    pause(microseconds: Self.firstPause)
  }

  /// Reads the headlines of many files, the newest first, before their texts.
  private func readHeadlines(
    _ files: [FoundFile], _ report: ScanReport,
    _ progress: @escaping @Sendable (ScanProgress) -> Void
  ) async {
    let newest = Array(LibraryUpdate.newestFirst(files).prefix(ProvisionalArticles.most))
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

  /// Reads files and writes them into the index.
  ///
  /// What that does not take is shown all the same, out of memory; the next scan reads it again.
  private func read(
    _ files: [FoundFile], _ store: IndexStore, _ report: ScanReport,
    _ progress: @escaping @Sendable (ScanProgress) -> Void
  ) async {
    guard !files.isEmpty else { return }
    let update = LibraryUpdate(
      files: LibraryUpdate.newestFirst(files), roots: paths, parser: parser)
    let pace = Mutex((pace: ReportPace(), change: IndexStore.Change()))
    await update.run { files in
      let now = Timestamp(seconds: currentSeconds())
      var change: IndexStore.Change
      do {
        change = try store.write(files, now: now)
      } catch {
        progress(self.show(files.compactMap { ProvisionalArticle($0) }, report))
        return
      }
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
    _ = publish(pace.withLock { $0.change }, report, isFinished: false)
  }

  /// Shows a change of the index to everybody who asks from now on.
  private func publish(
    _ change: IndexStore.Change, _ report: ScanReport, isFinished: Bool
  ) -> ScanProgress {
    let old = catalogue
    let isSame = change.added.isEmpty && change.removed.isEmpty
    let new = isSame ? old : old.changed(by: change)
    var isPublished = false
    while !isPublished {
      let snapshot = marks.snapshot()
      let isRead = zip(new.identifiers, new.fingerprints).map {
        snapshot.isRead(ArticleID(rawValue: $0), $1)
      }
      isPublished = state.withLock { state in
        // A mark may have come in between; then the flags are old already.
        guard marks.version == snapshot.version else { return false }
        if !isSame {
          state.catalogue = new
          state.provisional.remove(change.removed)
          state.lists = ListCache()
        }
        state.isRead = isRead
        state.marksVersion = snapshot.version
        return true
      }
    }
    let ofMarks = marks.problem.map { [ReadFailure(path: $0.path, reason: $0.reason)] } ?? []
    var progress = ScanProgress(
      articles: new.count, isFinished: isFinished,
      failures: (ofMarks + report.failures).sorted { $0.path < $1.path }, notice: report.notice)
    progress.isKept = report.isKept
    progress.counts = report.counts
    return progress
  }
}

/// What a scan has to tell besides its articles.
struct ScanReport: Sendable {
  private(set) var notice: String?
  private(set) var isKept = true
  var failures: [ReadFailure] = []
  var counts = ScanCounts()

  /// Takes in why the index that was there is not used, if so.
  mutating func note(_ trouble: IndexStore.Trouble?) {
    guard let trouble else { return }
    if case .unwritable = trouble { isKept = false }
    add(trouble.description)
  }

  /// Takes in what the index could not do, if there is something.
  mutating func note(_ failure: String?) {
    guard let failure else { return }
    isKept = false
    add(IndexStore.notice(of: failure))
  }

  private mutating func add(_ text: String) {
    notice = notice.map { "\($0); \(text)" } ?? text
  }
}

/// A path from the root of the file system on, whether or not it is there.
func absolutePath(_ path: String) -> String {
  guard let resolved = realpath(path, nil) else { return path }
  defer { free(resolved) }
  return String(cString: resolved)
}
