internal import ArticleLibrary
internal import Synchronization

/// Keeps a library up to date: scans it at the start, and again whenever something in its folders
/// changes, one scan at a time.
final class LibraryScan: Sendable {
  private struct Contents {
    var isRunning = false
    /// Whether something changed while a scan was running.
    var isWanted = false
    var watch: FolderWatch?
  }

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
      if changes.isEmpty { tellMode() } else { run() }
    }
    contents.withLock { $0.watch = watch }
    // Watched first, so that nothing comes in between unnoticed.
    watch.start()
    run()
  }

  private func run() {
    let isFree = contents.withLock { contents in
      contents.isWanted = contents.isRunning
      defer { contents.isRunning = true }
      return !contents.isRunning
    }
    guard isFree else { return }
    Task.detached(executorPreference: threads, priority: .userInitiated) { [self] in
      repeat { tell(await library.update(progress: tell)) } while goesOn()
    }
  }

  private func goesOn() -> Bool {
    contents.withLock { contents in
      contents.isRunning = contents.isWanted
      contents.isWanted = false
      return contents.isRunning
    }
  }

  private func tellMode() {
    switch contents.withLock({ $0.watch?.mode }) {
    case .polling(let reason), .off(let reason): notice(reason)
    case .watching, nil: break
    }
  }
}
