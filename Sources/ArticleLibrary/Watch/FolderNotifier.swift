/// What finds out that something happened in folders: the system, or a look every few seconds.
protocol FolderNotifier: AnyObject {
  /// What can be read when there are events; nothing where one has to look.
  var descriptor: Int32? { get }

  /// Begins to watch a folder, but not those below it, and returns a number for it.
  ///
  /// Nothing is returned where there is no such folder or it may not be read; what is thrown
  /// concerns all folders.
  func watch(_ path: FileName, followsLink: Bool) throws(WatchFailure) -> Int32?

  /// Ends what ``watch(_:followsLink:)`` began.
  func unwatch(_ folder: Int32)

  /// What happened since it was asked last; never waits.
  func events() throws(WatchFailure) -> [FolderEvent]
}

#if canImport(Darwin)
  typealias SystemNotifier = KqueueNotifier
#else
  typealias SystemNotifier = InotifyNotifier
#endif
