internal import ArgumentParser
internal import ArticleLibrary
internal import ArticleModel
internal import Dispatch
internal import Synchronization

/// The library that a command works on, scanned to the end, and what could not be read.
func openedLibrary(
  _ given: [String], options: SharedOptions
) throws -> (library: Library, failures: [ReadFailure]) {
  let environment = Environment.current
  let setup = ReaderSetup(options: options, environment: environment)
  do throws(ReaderFailure) {
    let library = Library(
      paths: try setup.libraryPaths(named: given),
      marksFolder: Folders.data(environment: environment),
      stateFolder: Folders.state(environment: environment))
    return (library, scan(library).failures)
  } catch {
    reportError("library", error.description)
    throw ExitCode(2)
  }
}

/// Scans a library and waits until that is done.
private func scan(_ library: Library) -> ScanProgress {
  let semaphore = DispatchSemaphore(value: 0)
  let outcome = ScanOutcome()
  Task.detached {
    outcome.set(await library.update { _ in })
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
