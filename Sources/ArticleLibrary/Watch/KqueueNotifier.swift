#if canImport(Darwin)
  internal import Darwin

  /// macOS tells that something happened in a folder that is kept open, but not what.
  final class KqueueNotifier: FolderNotifier {
    /// Half of the files that may be open; the rest is for those who read.
    static var mostFolders: Int {
      var limit = rlimit()
      guard getrlimit(RLIMIT_NOFILE, &limit) == 0 else { return 64 }
      return Int(min(limit.rlim_cur, 1 << 20)) / 2
    }

    private let queue: Int32
    private var folders: Set<Int32> = []

    init() throws(WatchFailure) {
      queue = kqueue()
      if queue < 0 { throw .noneLeft }
      _ = fcntl(queue, F_SETFD, FD_CLOEXEC)
    }

    deinit {
      for folder in folders { close(folder) }
      if queue >= 0 { close(queue) }
    }

    var descriptor: Int32? { queue }

    func watch(_ path: FileName, followsLink: Bool) throws(WatchFailure) -> Int32? {
      let flags = O_EVTONLY | O_DIRECTORY | O_CLOEXEC | (followsLink ? 0 : O_NOFOLLOW)
      let folder = path.withPath { open($0, flags) }
      guard folder >= 0 else {
        if errno == EMFILE || errno == ENFILE { throw .noneLeft }
        return nil
      }
      var change = kevent(
        ident: UInt(folder), filter: Int16(EVFILT_VNODE), flags: UInt16(EV_ADD | EV_CLEAR),
        fflags: UInt32(NOTE_WRITE | NOTE_DELETE | NOTE_RENAME | NOTE_REVOKE), data: 0, udata: nil)
      guard kevent(queue, &change, 1, nil, 0, nil) == 0 else {
        let code = errno
        close(folder)
        throw WatchFailure(reason: systemMessage(code))
      }
      folders.insert(folder)
      return folder
    }

    func unwatch(_ folder: Int32) {
      // What is closed is no longer watched.
      if folders.remove(folder) != nil { close(folder) }
    }

    func events() throws(WatchFailure) -> [FolderEvent] {
      var events: [FolderEvent] = []
      var found = [kevent](repeating: kevent(), count: 64)
      var now = timespec()
      while true {
        let count = Int(kevent(queue, nil, 0, &found, Int32(found.count), &now))
        if count < 0, errno == EINTR { continue }
        if count < 0 { throw WatchFailure(reason: systemMessage(errno)) }
        for event in found.prefix(count) {
          events.append(FolderEvent(folder: Int32(event.ident), kind: Self.kind(event.fflags)))
        }
        if count < found.count { return events }
      }
    }

    private static func kind(_ flags: UInt32) -> FolderEvent.Kind {
      if flags & UInt32(NOTE_DELETE | NOTE_REVOKE) != 0 { return .deleted }
      return flags & UInt32(NOTE_RENAME) != 0 ? .moved : .listing
    }
  }
#endif
