#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A pipe to wake the thread that polls it.
///
/// Neither end blocks, and no other program gets them.
public struct WakePipe: Sendable {
  /// The end to `poll` for reading.
  public let descriptor: Int32
  private let writing: Int32

  /// A new pipe.
  public init() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { fatalError("no pipe: error \(errno)") }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    descriptor = ends[0]
    writing = ends[1]
  }

  /// Puts a byte in.
  ///
  /// Where the pipe is full, the reader is about to wake anyway.
  public func wake(with byte: UInt8 = 0) {
    var byte = byte
    _ = write(writing, &byte, 1)
  }

  /// Takes out what is in it.
  public func drain() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = read(descriptor, &bytes, bytes.count)
    return Array(bytes.prefix(max(0, count)))
  }
}
