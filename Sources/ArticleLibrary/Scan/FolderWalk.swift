internal import ArticleModel
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Goes through folders and those below them on several threads.
///
/// Links are noted and not followed. No folder is entered twice, whatever path leads to it.
final class FolderWalk: Sendable {
  /// A folder to be entered.
  struct Arrival: Sendable {
    var folder: LibraryFolder
    var followsLink = false
  }

  /// What a walk found, in no particular order.
  struct Found: Sendable {
    var contents: [FolderContents] = []
    var failures: [ReadFailure] = []
  }

  private struct State {
    var waiting: [Arrival] = []
    var busy = 0
    var entered: Set<UInt64> = []
    var found = Found()
  }

  private let roots: [String]
  private let known: KnownFolders
  /// Says of a folder that was met whether it is to be entered.
  private let enters: @Sendable (LibraryFolder) -> Bool
  private let state = Mutex(State())
  private let changed = Signal()

  /// The deepest folders that are entered.
  private static let deepest = 64

  /// A walk through `roots`; the files of folders that are as `known` has them are not told.
  init(
    roots: [String], known: KnownFolders = KnownFolders(),
    enters: @escaping @Sendable (LibraryFolder) -> Bool = { _ in true }
  ) {
    self.roots = roots
    self.known = known
    self.enters = enters
  }

  /// Whether a folder has been entered on any walk.
  func hasEntered(_ place: UInt64) -> Bool { state.withLock { $0.entered.contains(place) } }

  /// Goes through some folders and all that are below them.
  func run(_ arrivals: [Arrival]) async -> Found {
    state.withLock { $0.waiting = arrivals }
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<min(8, max(2, processorCount())) { group.addTask { self.work() } }
    }
    return state.withLock { state in
      defer { state.found = Found() }
      return state.found
    }
  }

  /// Some files, at least `count` where there are as many, found on this thread alone.
  func firstFiles(_ count: Int) -> [FoundFile] {
    var files: [FoundFile] = []
    var waiting = roots.indices.reversed()
      .map { Arrival(folder: LibraryFolder(root: $0), followsLink: true) }
    while files.count < count, let arrival = waiting.popLast() {
      guard let contents = try? enter(arrival, limit: count - files.count) else { continue }
      files += contents.files
      waiting += contents.folders.map { Arrival(folder: contents.folder.folder($0)) }
    }
    return files
  }

  private func work() {
    while let arrival = next() {
      var failure: ReadFailure?
      var contents: FolderContents?
      do throws(ReadFailure) {
        contents = try enter(arrival)
      } catch {
        failure = error
      }
      let inner = contents.map { contents in
        contents.folders.map { Arrival(folder: contents.folder.folder($0)) }
          .filter { enters($0.folder) }
      }
      state.withLock { state in
        state.busy -= 1
        state.waiting += inner ?? []
        if let contents {
          state.found.failures += contents.failures
          state.found.contents.append(contents)
        }
        if let failure { state.found.failures.append(failure) }
      }
      changed.raise()
    }
  }

  /// The next folder to enter, as soon as there is one; `nil` when there will be none.
  private func next() -> Arrival? {
    var arrival: Arrival?
    changed.wait(until: {
      state.withLock { state in
        arrival = state.waiting.popLast()
        if arrival != nil { state.busy += 1 }
        return arrival != nil || state.busy == 0
      }
    })
    return arrival
  }

  /// Lists a folder, unless it was entered before.
  private func enter(_ arrival: Arrival, limit: Int = .max) throws(ReadFailure) -> FolderContents? {
    let folder = arrival.folder
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK
    let descriptor = open(
      folder.path(in: roots[folder.root]), flags | (arrival.followsLink ? 0 : O_NOFOLLOW))
    guard descriptor >= 0 else { throw failure(folder, systemMessage(errno)) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw failure(folder, systemMessage(code))
    }
    guard folder.depth <= Self.deepest else {
      close(descriptor)
      throw failure(folder, "folders are nested too deeply")
    }
    guard state.withLock({ $0.entered.insert(status.placeHash).inserted }) else {
      close(descriptor)
      return nil
    }
    return try FolderContents(
      folder, descriptor, status, known: known[folder.key]?.sum,
      shownPrefix: shownPrefix(folder.root), limit: limit)
  }

  private func failure(_ folder: LibraryFolder, _ reason: String) -> ReadFailure {
    let name = folder.name
    return ReadFailure(
      path: name.isEmpty ? roots[folder.root] : shownPrefix(folder.root) + name.dropLast(),
      reason: reason)
  }

  /// What stands before a path in failures: where there are several roots, which of them it is in.
  func shownPrefix(_ root: Int) -> String {
    roots.count < 2 ? "" : roots[root].hasSuffix("/") ? roots[root] : roots[root] + "/"
  }
}
