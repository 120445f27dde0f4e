internal import Curses

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Where messages go while the screen is in use: whatever libraries and the system write on
/// standard error would stand between the articles and be gone with them.
struct ErrorLog {
  private static let sizeLimit: Int64 = 1 << 20
  private static let tailLength = 4096
  private let log: Int32
  private let start: Int
  private let standardError: Int32

  /// Sends standard error to the file `path`, or nowhere if that cannot be written.
  init(path: String?) {
    standardError = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
    let file = path.map { open($0, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600) } ?? -1
    log = file >= 0 ? file : open("/dev/null", O_RDWR | O_CLOEXEC)
    if lseek(log, 0, SEEK_END) > Self.sizeLimit { _ = ftruncate(log, 0) }
    start = Int(lseek(log, 0, SEEK_END))
    dup2(log, STDERR_FILENO)
    CrashHandlers.repeatMessages(from: log, offset: start, on: standardError)
  }

  /// Gives standard error back and repeats there what was written last.
  func close() {
    dup2(standardError, STDERR_FILENO)
    let end = Int(lseek(log, 0, SEEK_END))
    let length = min(end - start, Self.tailLength)
    guard length > 0 else { return }
    var bytes = [UInt8](repeating: 0, count: length)
    let count = pread(log, &bytes, length, off_t(end - length))
    guard count > 0 else { return }
    // Names of files and pieces of articles may be in it.
    let safe = bytes.prefix(count).map { $0 == 0x0A || (0x20...0x7E) ~= $0 ? $0 : 0x3F }
    _ = write(STDERR_FILENO, safe, safe.count)
  }
}
