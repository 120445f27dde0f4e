import ArticleLibrary
import Synchronization

/// What a folder watch told, and on which thread.
final class WatchRecorder: Sendable {
  private struct Contents {
    var told: [FolderChanges] = []
    var thread = ""
  }

  private let contents = Mutex(Contents())

  /// Takes what a watch tells, on the watch's thread.
  func take(_ changes: FolderChanges) {
    let thread = currentThread()
    contents.withLock { contents in
      contents.told.append(changes)
      contents.thread = thread
    }
  }

  /// How often something was told.
  var calls: Int { contents.withLock { $0.told.count } }

  /// All changes together.
  var changes: FolderChanges {
    contents.withLock { contents in
      FolderChanges(
        folders: contents.told.reduce(into: []) { $0.formUnion($1.folders) },
        everything: contents.told.contains { $0.everything })
    }
  }

  /// The folder in which Linux tells of the watch's thread.
  var thread: String { contents.withLock { $0.thread } }

  /// Begins with an empty record.
  func clear() { contents.withLock { $0.told = [] } }
}
