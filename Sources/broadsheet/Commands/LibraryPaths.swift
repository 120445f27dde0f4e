internal import ArgumentParser
internal import ArticleLibrary
internal import ArticleModel
internal import Dispatch
internal import Reader
internal import Synchronization

/// The library that a command works on, scanned to the end, and what could not be read.
func openedLibrary(
  _ given: [String], options: SharedOptions
) throws(ReaderFailure) -> (library: Library, failures: [ReadFailure]) {
  let scanned = try ScannedLibrary(given, setup: options.setupTellingMistakes())
  return (scanned.library, scanned.progress.failures)
}

/// A library that was scanned to the end.
struct ScannedLibrary {
  let library: Library
  /// The folders and files that it is made of.
  let paths: [String]
  let progress: ScanProgress

  /// Opens and scans the library of the paths `given`, or where there are none of the setup.
  ///
  /// `prepare` has the library before the scan; `tell` is told how that goes on, from any thread.
  init(
    _ given: [String], setup: ReaderSetup,
    prepare: (Library) throws(ReaderFailure) -> Void = { _ throws(ReaderFailure) in },
    tell: @escaping @Sendable (ScanProgress) -> Void = { _ in }
  ) throws(ReaderFailure) {
    paths = try setup.libraryPaths(named: given)
    let environment = Environment.current
    library = Library(
      paths: paths, marksFolder: Folders.data(environment: environment),
      stateFolder: Folders.state(environment: environment),
      cacheFolder: Folders.cache(environment: environment),
      isStemming: setup.configuration.settings.findsForms)
    library.setSiteRules(setup.configuration.sites)
    try prepare(library)
    progress = scan(library, tell)
  }

  /// Tells on standard error what the reader should know besides what was asked for.
  func tellTroubles() {
    if let notice = progress.notice { reportError("library", notice) }
    let failures = progress.failures.count
    if failures > 0 {
      let files = failures == 1 ? "1 file" : "\(failures) files"
      reportError("library", "\(files) could not be read; broadsheet check tells which and why")
    }
    if progress.articles == 0 {
      let paths = paths.joined(separator: ", ")
      reportError("library", "no articles in \(paths); name a folder that has some")
    }
  }
}

/// Scans a library and waits until that is done.
private func scan(
  _ library: Library, _ tell: @escaping @Sendable (ScanProgress) -> Void
) -> ScanProgress {
  let semaphore = DispatchSemaphore(value: 0)
  let outcome = ScanOutcome()
  Task.detached {
    outcome.set(await library.update(progress: tell))
    semaphore.signal()
  }
  semaphore.wait()
  return outcome.value
}

/// Carries the end of a scan from its task to the thread that waits for it.
private final class ScanOutcome: Sendable {
  private let progress = Mutex(ScanProgress(articles: 0, isFinished: false, failures: []))

  var value: ScanProgress { progress.withLock { $0 } }

  func set(_ value: ScanProgress) {
    progress.withLock { $0 = value }
  }
}
