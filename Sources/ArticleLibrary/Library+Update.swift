internal import ArticleModel
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

extension Library {
  /// Of so many files that have to be read the headlines are read first.
  private static let many = 4096
  /// How often an index is begun with that others make anew at the same time, or that is damaged.
  private static let mostAttempts = 3

  /// Shows what the index knows, then reads what is new or changed.
  ///
  /// `progress` is called now and then from any thread, first as soon as there is something to
  /// show.
  public func update(progress: @escaping @Sendable (ScanProgress) -> Void) async -> ScanProgress {
    var last = ScanProgress(articles: 0, isFinished: false, failures: [])
    for _ in 0..<Self.mostAttempts {
      prepareStore()
      beginChange()
      last = await updateAll(progress)
      endChange()
      guard let store = state.withLock({ $0.store }), store.isToBeLeft else { break }
    }
    return last
  }

  /// Lets go of an index that is damaged, that is no longer the one on disk, or that can be written
  /// by now.
  ///
  /// What is to be read is read into another one then. An index that could not be kept is kept as
  /// soon as that is possible.
  private func prepareStore() {
    guard let store = state.withLock({ $0.store }) else { return }
    let isLeft = store.path == nil ? isThereByNow : store.isToBeLeft
    if isLeft {
      state.withLock { state in
        state.store = nil
        state.relations = nil
        state.replace(.empty)
        state.provisional = ProvisionalArticles()
        state.front = [:]
      }
    } else if store.path == nil, let cacheFolder,
      let kept = store.kept(in: cacheFolder, isMarked: markQuestion)
    {
      state.withLock { $0.store = kept }
    }
  }

  /// Whether another index can be used instead of one in memory.
  private var isThereByNow: Bool {
    cacheFolder.map { IndexStore.isUsable(in: $0, isStemming: isStemming) } ?? false
  }

  /// What the index asks about marks.
  private var markQuestion: IndexStore.MarkQuestion {
    { [weak self] id, fingerprint, name in
      self?.isMarked(ArticleID(rawValue: id), fingerprint, name) ?? false
    }
  }

  /// Reads what is new or changed in some folders alone, where that tells everything; else in all.
  ///
  /// `progress` is called as by ``update(progress:)``.
  public func update(
    _ changes: FolderChanges, progress: @escaping @Sendable (ScanProgress) -> Void
  ) async -> ScanProgress {
    if let finished = await updateAlone(changes, progress) { return finished }
    return await update(progress: progress)
  }

  /// Reads what has changed in some folders; `nil` where that does not tell everything.
  ///
  /// An index that is to be left is held by nobody once this returns, so that its connections close.
  private func updateAlone(
    _ changes: FolderChanges, _ progress: @escaping @Sendable (ScanProgress) -> Void
  ) async -> ScanProgress? {
    guard !changes.everything else { return nil }
    let (store, last) = state.withLock { ($0.store, $0.lastReport) }
    try? marks.refresh()
    var report = ScanReport()
    report.failures = last?.failures ?? []
    report.passedOver = last?.passedOver ?? []
    guard last != nil, let store, store.path != nil || cacheFolder == nil,
      let root = paths.first,
      let known = try? store.folders(),
      let changed = known.named(changes.folders, root: root)
    else { return nil }
    beginChange()
    let finished = await updateParts(changed, known, store, &report, progress)
    endChange()
    return store.isToBeLeft ? nil : finished
  }

  private func updateAll(
    _ progress: @escaping @Sendable (ScanProgress) -> Void
  ) async -> ScanProgress {
    try? marks.refresh()
    var report = ScanReport()
    // To make an index, or only to open it, takes longer than to read a screenful.
    if !hasIndex {
      readFirst(report, progress)
    } else if showFrontPage() {
      progress(publish(IndexStore.Change(), report, isFinished: false))
    }
    let (store, trouble) = openStore()
    report.note(trouble)
    if let packed = loadCatalogue(store) {
      if packed.count > 0 {
        progress(publish(IndexStore.Change(), report, isFinished: false))
        // Whoever waits for the first headlines needs the processors now, to show them.
        pause(microseconds: Self.firstPause)
      }
      report.note(mendCatalogue(store))
    }
    expectChangedSites(store)
    let known = await updateByTimes(store, &report, progress)
    return await finish(await scanAll(known, store, &report), store, &report, progress)
  }

  /// Looks at all files; what is not to be read is forgotten when it returns.
  private func scanAll(
    _ known: KnownFolders, _ store: IndexStore, _ report: inout ScanReport
  ) async -> ScanComparison {
    let scan = await FolderScan.run(roots: paths, known: known)
    report.failures = scan.failures
    report.passedOver = scan.passedOver.sorted { $0.path < $1.path }
    let comparison = try? ScanComparison(
      scan, known: known, mayBeGone: Array(known.all), store: store)
    return comparison ?? ScanComparison(reading: scan.files)
  }

  /// Brings the index up to date with the folders that have other times than it noted; returns
  /// which folders it knows then.
  private func updateByTimes(
    _ store: IndexStore, _ report: inout ScanReport,
    _ progress: @escaping @Sendable (ScanProgress) -> Void
  ) async -> KnownFolders {
    let known = (try? store.folders()) ?? KnownFolders()
    guard !known.isEmpty else { return known }
    let changed = known.changed(in: paths)
    if !changed.isEmpty {
      guard await updateParts(changed, known, store, &report, progress) != nil else { return known }
    }
    // What is left to be found was written where it lies, and shows when it is found.
    report.isChecking = true
    progress(publish(IndexStore.Change(), report, isFinished: false))
    return changed.isEmpty ? known : (try? store.folders()) ?? KnownFolders()
  }

  /// Brings the index up to date with some folders; `nil` where they do not tell everything.
  private func updateParts(
    _ changed: [KnownFolder], _ known: KnownFolders, _ store: IndexStore,
    _ report: inout ScanReport, _ progress: @escaping @Sendable (ScanProgress) -> Void
  ) async -> ScanProgress? {
    guard let (scan, gone) = await FolderScan.run(parts: changed, of: known, roots: paths),
      let comparison = try? ScanComparison(scan, known: known, mayBeGone: gone, store: store)
    else { return nil }
    return await finish(comparison, store, &report, progress)
  }

  /// Takes into the index what a scan found to be different.
  private func finish(
    _ comparison: consuming ScanComparison, _ store: IndexStore, _ report: inout ScanReport,
    _ progress: @escaping @Sendable (ScanProgress) -> Void
  ) async -> ScanProgress {
    var files = comparison.takeFiles()
    let (toRead, gone) = (files.count, comparison.gone)
    report.counts = comparison.counts.joined(report.counts)
    report.isChecking = report.isChecking && toRead == 0
    let removed = try? store.remove(gone)
    if let removed, !removed.isEmpty {
      progress(publish(IndexStore.Change(removed: removed), report, isFinished: false))
    }
    LibraryUpdate.sortNewestFirst(&files)
    if toRead > Self.many { await readHeadlines(files, report, progress) }
    let (isWritten, added) = await read(consume files, store, report, progress)
    if isWritten, removed != nil {
      try? store.note(comparison.toNote, gone: comparison.goneFolders)
    }
    if let others = changeByOthers(of: store) { _ = publish(others, report, isFinished: false) }
    if let versions = await findVersions(store) {
      progress(publish(versions, report, isFinished: false))
    }
    let ofFolders = report
    report.failures += (try? store.failures(roots: paths)) ?? []
    let isChanged =
      toRead > 0 || !gone.isEmpty || state.withLock { $0.isPatched } || !isSaved(store)
    let isWhole = isChanged && save(store, after: toRead + gone.count)
    if isChanged || store.relatedCount == 0 {
      if toRead > Self.many {
        // All headlines and texts are there, and nobody has to wait for what relates them.
        report.isChecking = true
        progress(publish(IndexStore.Change(), report, isFinished: false))
        report.isChecking = false
      }
      await relate(added, in: store, isWhole: isWhole)
    }
    completeRecentTexts(in: store)
    updateStories(store)
    if toRead > Self.many { store.giveBackRoom() }
    store.settle()
    report.note(store.takeFailure())
    state.withLock { $0.lastReport = ofFolders }
    return publish(IndexStore.Change(), report, isFinished: true)
  }

  var catalogue: Catalogue { state.withLock { $0.catalogue } }

  private func openStore() -> (IndexStore, IndexStore.Trouble?) {
    if let store = state.withLock({ $0.store }) { return (store, nil) }
    let (store, trouble) = IndexStore.open(
      folder: cacheFolder, isStemming: isStemming, isMarked: markQuestion)
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

  /// Whether there is an index to begin with.
  private var hasIndex: Bool {
    if state.withLock({ $0.store != nil }) { return true }
    return cacheFolder.map { access($0 + "/index.sqlite", F_OK) == 0 } ?? false
  }
}

/// A path from the root of the file system on, whether or not it is there.
func absolutePath(_ path: String) -> String {
  guard let resolved = realpath(path, nil) else { return path }
  defer { free(resolved) }
  return String(cString: resolved)
}
