#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Writes a file that takes the place of the one at `path` as soon as it is whole; whoever has that
/// one open keeps it.
///
/// `body` writes it to a descriptor, and returns whether that worked.
func replaceFile(_ path: String, body: (Int32) -> Bool) throws(SystemError) {
  let draft = path + ".new"
  let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
  guard descriptor >= 0 else { throw SystemError(code: errno) }
  var failure: SystemError?
  if !body(descriptor) { failure = SystemError(code: errno) }
  if close(descriptor) != 0 { failure = failure ?? SystemError(code: errno) }
  if failure == nil, rename(draft, path) != 0 { failure = SystemError(code: errno) }
  guard let failure else { return }
  unlink(draft)
  throw failure
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
