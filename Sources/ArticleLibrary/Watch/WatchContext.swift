internal import Synchronization

/// What a ``FolderWatch`` and its thread both know.
final class WatchContext: Sendable {
  let roots: [String]
  let limit: Int
  /// The seconds between two looks where the folders are polled.
  let interval: Int
  let onChange: @Sendable (FolderChanges) -> Void
  /// From when on changes are to be told.
  let started = ModificationTime.now
  let stop = StopPipe()
  let mode = Mutex(FolderWatch.Mode.watching)

  init(
    roots: [String], limit: Int?, interval: Int,
    onChange: @escaping @Sendable (FolderChanges) -> Void
  ) {
    self.roots = roots
    self.limit = limit ?? SystemNotifier.mostFolders
    self.interval = interval
    self.onChange = onChange
  }
}
