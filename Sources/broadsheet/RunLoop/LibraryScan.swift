internal import ArticleLibrary
internal import Dispatch
internal import Synchronization

/// Keeps a library up to date: scans it at the start, and again whenever something in its folders
/// changes, one scan at a time.
final class LibraryScan: Sendable {
  private struct Contents {
    var isRunning = false
    /// What has changed since the last scan began.
    var changes = FolderChanges()
    /// Whether something happened in the folder of the index, which other programs use too.
    var isIndexChanged = false
    var watch: FolderWatch?
    var indexWatch: FolderWatch?
    /// The seconds until what could not be kept is tried again.
    var patience = leastPatience
  }

  private static let leastPatience = 10

  private let library: Library
  private let paths: [String]
  private let threads = WorkerThreads(limit: 2)
  private let contents = Mutex(Contents())
  private let tell: @Sendable (ScanProgress) -> Void
  private let notice: @Sendable (String) -> Void

  /// Scans of `library`, which is one of `paths`.
  ///
  /// `tell` takes what they find, and `notice` what the reader should know besides. Both are called
  /// from any thread.
  init(
    library: Library, paths: [String], tell: @escaping @Sendable (ScanProgress) -> Void,
    notice: @escaping @Sendable (String) -> Void
  ) {
    self.library = library
    self.paths = paths
    self.tell = tell
    self.notice = notice
  }

  /// Starts to watch and to scan.
  func start() {
    let watch = FolderWatch(roots: paths) { [weak self] changes in
      guard let self else { return }
      if changes.isEmpty { tellMode() } else { run(changes) }
    }
    contents.withLock { $0.watch = watch }
    // Watched first, so that nothing comes in between unnoticed.
    watch.start()
    run(FolderChanges(everything: true))
  }

  /// Watches the folder of the index, the first time that it is called.
  ///
  /// Not before the first scan has ended: to open the index is a change in its folder too, and one
  /// of our own would wake us for nothing. The look that follows finds what others did until then.
  private func watchIndex() {
    guard let folder = library.indexFolder else { return }
    let watch = contents.withLock { contents -> FolderWatch? in
      guard contents.indexWatch == nil else { return nil }
      contents.indexWatch = FolderWatch(roots: [folder]) { [weak self] changes in
        if !changes.isEmpty { self?.run(isIndexChanged: true) }
      }
      return contents.indexWatch
    }
    guard let watch else { return }
    watch.start()
    contents.withLock { $0.isIndexChanged = true }
  }

  private func run(_ changes: FolderChanges = FolderChanges(), isIndexChanged: Bool = false) {
    let isFree = contents.withLock { contents in
      contents.changes.add(changes)
      contents.isIndexChanged = contents.isIndexChanged || isIndexChanged
      defer { contents.isRunning = true }
      return !contents.isRunning
    }
    guard isFree else { return }
    Task.detached(executorPreference: threads, priority: .userInitiated) { [self] in
      while var changes = nextChanges() {
        if library.isIndexReplaced { changes.add(FolderChanges(everything: true)) }
        if !changes.isEmpty {
          let progress = await library.update(changes, progress: tell)
          tell(progress)
          watchIndex()
          tryAgainLater(unless: progress.isKept)
        } else if let progress = library.takeChangesOfOthers() {
          tell(progress)
        }
      }
    }
  }

  /// Has everything looked at once more where something could not be kept: at first soon, then less
  /// and less often.
  private func tryAgainLater(unless isKept: Bool) {
    let seconds = contents.withLock { contents in
      defer { contents.patience = isKept ? Self.leastPatience : contents.patience * 2 }
      return contents.patience
    }
    guard !isKept else { return }
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds)) { [weak self] in
      self?.run(FolderChanges(everything: true))
    }
  }

  /// What has changed; empty where that may be the index alone, `nil` where it is nothing.
  private func nextChanges() -> FolderChanges? {
    contents.withLock { contents in
      contents.isRunning = !contents.changes.isEmpty || contents.isIndexChanged
      defer {
        contents.changes = FolderChanges()
        // An update looks at the index too.
        contents.isIndexChanged = false
      }
      return contents.isRunning ? contents.changes : nil
    }
  }

  private func tellMode() {
    switch contents.withLock({ $0.watch?.mode }) {
    case .polling(let reason), .off(let reason): notice(reason)
    case .watching, nil: break
    }
  }
}
