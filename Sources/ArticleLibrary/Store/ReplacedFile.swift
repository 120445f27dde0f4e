#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Writes a file that takes the place of the one at `path` as soon as it is whole; whoever has that
/// one open keeps it.
///
/// `body` writes it to a descriptor, and returns whether that worked. Who writes the same file at the
/// same time, in this program or another one, waits for its turn.
func replaceFile(_ path: String, body: (Int32) throws -> Bool) throws {
  let draft = path + ".new"
  let descriptor = try openDraft(draft)
  defer { close(descriptor) }
  do {
    guard try body(descriptor), isKept(descriptor) else { throw SystemError(code: errno) }
    if rename(draft, path) == 0 { return }
    // A folder that somebody put there is kept under another name.
    guard errno == EISDIR, rename(path, path + ".damaged") == 0, rename(draft, path) == 0 else {
      throw SystemError(code: errno)
    }
  } catch {
    unlink(draft)
    throw error
  }
}

/// Whether the system has taken what was written; some file systems tell that only when a file is
/// closed, and it has to stay open for its lock.
private func isKept(_ descriptor: Int32) -> Bool {
  let other = dup(descriptor)
  return other >= 0 && close(other) == 0
}

/// An empty file at `path` that nobody else writes to until it is closed.
private func openDraft(_ path: String) throws(SystemError) -> Int32 {
  while true {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw SystemError(code: errno) }
    // Where a file system has no locks, there is nothing to wait for.
    while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    // Whoever was first may have put it in its place by now, where it must not be touched.
    var (opened, named) = (stat(), stat())
    if fstat(descriptor, &opened) == 0, lstat(path, &named) == 0, opened.st_ino == named.st_ino {
      if ftruncate(descriptor, 0) == 0 { return descriptor }
      let failure = SystemError(code: errno)
      close(descriptor)
      throw failure
    }
    close(descriptor)
  }
}

/// Writes all of some bytes; where that fails `errno` tells why.
func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
  var rest = bytes
  while !rest.isEmpty {
    let count = write(descriptor, rest.baseAddress, rest.count)
    if count < 0, errno == EINTR { continue }
    guard count > 0 else {
      if count == 0 { errno = ENOSPC }
      return false
    }
    rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
  }
  return true
}
