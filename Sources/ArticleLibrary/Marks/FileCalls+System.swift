#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

extension FileCalls {
  /// The calls of the system.
  static let system = FileCalls(
    makeFolder: { path throws(SystemError) in
      if mkdir(path, 0o700) != 0, errno != EEXIST { throw SystemError(code: errno) }
    },
    names: names(in:),
    facts: { path throws(SystemError) in
      var status = stat()
      _ = try retried { Int(stat(path, &status)) }
      return Facts(status)
    },
    open: { path, mode throws(SystemError) in
      // A pipe would wait for who writes into it.
      let flags = O_CLOEXEC | O_NOCTTY | O_NONBLOCK
      return Int32(
        try retried {
          switch mode {
          case .reading: Int(systemOpen(path, flags | O_RDONLY, 0))
          case .appending: Int(systemOpen(path, flags | O_RDWR | O_APPEND | O_CREAT, 0o600))
          case .replacing: Int(systemOpen(path, flags | O_WRONLY | O_TRUNC | O_CREAT, 0o600))
          }
        })
    },
    openFacts: { descriptor throws(SystemError) in
      var status = stat()
      _ = try retried { Int(fstat(descriptor, &status)) }
      return Facts(status)
    },
    read: { descriptor, buffer, place throws(SystemError) in
      try retried { pread(descriptor, buffer.baseAddress, buffer.count, off_t(place)) }
    },
    write: { descriptor, bytes throws(SystemError) in
      try retried { systemWrite(descriptor, bytes.baseAddress, bytes.count) }
    },
    place: { descriptor throws(SystemError) in
      try retried { Int(lseek(descriptor, 0, SEEK_CUR)) }
    },
    sync: { descriptor throws(SystemError) in _ = try retried { Int(systemSync(descriptor)) } },
    rename: { old, new throws(SystemError) in
      _ = try retried { Int(systemRename(old, new)) }
    },
    close: { descriptor in _ = systemClose(descriptor) }
  )

  /// What a call gives that is made again while signals interrupt it.
  private static func retried(_ call: () -> Int) throws(SystemError) -> Int {
    while true {
      let result = call()
      if result >= 0 { return result }
      if errno != EINTR { throw SystemError(code: errno) }
    }
  }

  private static func names(in path: String) throws(SystemError) -> [String] {
    guard let folder = opendir(path) else { throw SystemError(code: errno) }
    defer { closedir(folder) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(folder) else { break }
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
        })
    }
    guard errno == 0 else { throw SystemError(code: errno) }
    return names
  }
}

extension FileCalls.Facts {
  init(_ status: stat) {
    self.init(
      status: FileStatus(status), isPlainFile: status.st_mode & S_IFMT == S_IFREG)
  }
}

extension SystemError {
  /// Whether there is no such file or folder.
  var isMissing: Bool { code == ENOENT }

  /// Whether the file system does not know the call.
  var isUnsupported: Bool { code == EINVAL || code == ENOTSUP || code == EBADF }

  /// Whether something is there that cannot be a file.
  var isNoFile: Bool { code == EISDIR || code == ELOOP || code == ENXIO }

  /// Of a write that takes nothing and says nothing.
  static let cannotWrite = SystemError(code: EIO)
  /// Of a file that somebody else writes into without end.
  static let isBusy = SystemError(code: EBUSY)

  var message: String { systemMessage(code) }
}

// The calls' names are those of the closures too.

private func systemOpen(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
  open(path, flags, mode)
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

private func systemRename(_ old: String, _ new: String) -> Int32 { rename(old, new) }

private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }

private func systemSync(_ descriptor: Int32) -> Int32 {
  #if canImport(Darwin)
    // There fsync leaves the bytes to the disk's own cache.
    if fcntl(descriptor, F_FULLFSYNC) == 0 { return 0 }
  #endif
  return fsync(descriptor)
}
