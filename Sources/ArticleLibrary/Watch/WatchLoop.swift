internal import Synchronization

/// What the thread of a ``FolderWatch`` does.
struct WatchLoop {
  private let context: WatchContext
  private var folders: WatchedFolders
  /// Whether another mode has to be told.
  private var hasNewMode = false

  /// Watches until it is stopped.
  static func run(_ context: WatchContext) {
    // What changes meanwhile is told by folder times: the first screen needs the processors now.
    guard context.stop.wait(for: nil, milliseconds: 50) != .stopped else { return }
    var loop = WatchLoop(context)
    while let changes = loop.nextChanges() { context.onChange(changes) }
  }

  private init(_ context: WatchContext) {
    self.context = context
    folders = WatchedFolders(roots: [], limit: 0, notifier: PollingNotifier())
    beginAfresh()
  }

  /// Sleeps until there are changes and everything is quiet again; nothing when it is stopped.
  private mutating func nextChanges() -> FolderChanges? {
    var changes = folders.takeChanges()
    while changes.isEmpty, !hasNewMode {
      let interval = folders.descriptor == nil ? context.interval * 1000 : nil
      let wake = context.stop.wait(for: folders.descriptor, milliseconds: interval)
      guard wake != .stopped else { return nil }
      look()
      changes = folders.takeChanges()
    }
    hasNewMode = false
    // Nothing wakes the thread in between: in a busy folder it runs ten times a second at most.
    for _ in 0..<5 {
      guard context.stop.wait(for: nil, milliseconds: 100) != .stopped else { return nil }
      guard folders.descriptor != nil else { break }
      look()
      let more = folders.takeChanges()
      guard !more.isEmpty else { break }
      changes.add(more)
    }
    return changes
  }

  private mutating func look() {
    folders.look()
    switch folders.end {
    case nil: return
    case .lostTrack: beginAfresh()
    case .failure(let failure): poll(failure)
    }
    folders.changes.everything = true
  }

  // MARK: Ways to watch

  private mutating func beginAfresh() {
    do {
      if context.roots.contains(where: NetworkFileSystem.holds) { throw WatchFailure.network }
      folders = WatchedFolders(
        roots: context.roots, limit: context.limit, notifier: try SystemNotifier(),
        since: context.started)
      if case .failure(let failure) = folders.end { throw failure }
      enter(.watching)
    } catch {
      poll(error as? WatchFailure ?? .noneLeft)
    }
  }

  private mutating func poll(_ failure: WatchFailure) {
    folders = WatchedFolders(
      roots: context.roots, limit: .max, notifier: PollingNotifier(), since: context.started)
    let seconds = context.interval == 1 ? "second" : "\(context.interval) seconds"
    enter(.polling(reason: "new files are looked for every \(seconds): \(failure.reason)"))
  }

  private mutating func enter(_ mode: FolderWatch.Mode) {
    let before = context.mode.withLock { known in
      defer { known = mode }
      return known
    }
    if before != mode { hasNewMode = true }
  }
}
