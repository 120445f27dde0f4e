internal import ArgumentParser
internal import ArticleLibrary
internal import ArticleModel
internal import Dispatch

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The folders and files that a command works on: those that were named, else those of
/// `$BROADSHEET_LIBRARY`, else those of the configuration, else the sample edition.
func libraryPaths(given: [String], options: SharedOptions) throws -> [String] {
  if !given.isEmpty {
    for path in given where access(path, F_OK) != 0 {
      reportError(path, "there is no such file or folder")
      throw ExitCode(2)
    }
    return given
  }
  if let value = getenv("BROADSHEET_LIBRARY"), value.pointee != 0 {
    return [String(cString: value)]
  }
  return []
}

/// The library that a command works on, scanned to the end.
func openedLibrary(_ given: [String], options: SharedOptions) throws -> Library {
  let library = Library(
    paths: try libraryPaths(given: given, options: options), marksFolder: nil)
  waitFor { _ = await library.update { _ in } }
  return library
}

/// Waits on this thread until `body` has ended.
func waitFor(_ body: @escaping @Sendable () async -> Void) {
  let semaphore = DispatchSemaphore(value: 0)
  Task.detached {
    await body()
    semaphore.signal()
  }
  semaphore.wait()
}
