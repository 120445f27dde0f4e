#if !canImport(Darwin)
  internal import Glibc

  /// Linux tells what happens in folders through a descriptor.
  final class InotifyNotifier: FolderNotifier {
    /// The system has a limit of its own, and says so.
    static let mostFolders = Int.max

    private let file: Int32
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 8)

    // A change of attributes is asked for because files and folders can become readable.
    private static let mask = UInt32(
      IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE | IN_ATTRIB
        | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR)

    init() throws(WatchFailure) {
      file = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
      if file < 0 { throw Self.failure(errno) }
    }

    deinit {
      if file >= 0 { close(file) }
      buffer.deallocate()
    }

    var descriptor: Int32? { file }

    func watch(_ path: FileName, followsLink: Bool) throws(WatchFailure) -> Int32? {
      let mask = Self.mask | (followsLink ? 0 : UInt32(IN_DONT_FOLLOW))
      let folder = path.withPath { inotify_add_watch(file, $0, mask) }
      if folder >= 0 { return folder }
      switch errno {
      case ENOENT, ENOTDIR, EACCES, ELOOP, ENAMETOOLONG: return nil
      default: throw Self.failure(errno)
      }
    }

    func unwatch(_ folder: Int32) { inotify_rm_watch(file, folder) }

    private static func failure(_ code: Int32) -> WatchFailure {
      switch code {
      case ENOSPC, EMFILE, ENFILE, ENOMEM: .noneLeft
      default: WatchFailure(reason: systemMessage(code))
      }
    }

    func events() throws(WatchFailure) -> [FolderEvent] {
      var events: [FolderEvent] = []
      while true {
        let count = read(file, buffer.baseAddress, buffer.count)
        if count < 0, errno == EINTR { continue }
        if count < 0, errno != EAGAIN { throw Self.failure(errno) }
        guard count > 0 else { return events }
        addEvents(in: UnsafeRawBufferPointer(rebasing: buffer[..<count]), to: &events)
      }
    }

    private func addEvents(in bytes: UnsafeRawBufferPointer, to events: inout [FolderEvent]) {
      let size = MemoryLayout<inotify_event>.size
      var offset = 0
      while offset + size <= bytes.count {
        let event = bytes.load(fromByteOffset: offset, as: inotify_event.self)
        var name: FileName?
        if event.len > 0, let start = bytes.baseAddress {
          name = FileName((start + offset + size).assumingMemoryBound(to: CChar.self))
        }
        if let kind = Self.kind(Int(event.mask), name) {
          events.append(FolderEvent(folder: event.wd, kind: kind))
        }
        offset += size + Int(event.len)
      }
    }

    private static func kind(_ mask: Int, _ name: FileName?) -> FolderEvent.Kind? {
      if mask & Int(IN_Q_OVERFLOW) != 0 { return .overflow }
      if mask & Int(IN_DELETE_SELF | IN_IGNORED | IN_UNMOUNT) != 0 { return .deleted }
      if mask & Int(IN_MOVE_SELF) != 0 { return .moved }
      guard let name else { return nil }
      let isFolder = mask & Int(IN_ISDIR) != 0
      if mask & Int(IN_DELETE | IN_MOVED_FROM) != 0 { return .went(name, isFolder: isFolder) }
      return .came(name, isFolder: isFolder, isComplete: mask & Int(IN_CREATE) == 0)
    }
  }
#endif
