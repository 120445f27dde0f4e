#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Wakes a thread that waits for a descriptor, to end it.
final class StopPipe: Sendable {
  private let reading: Int32
  private let writing: Int32

  /// Why a thread goes on.
  enum Wake {
    /// It has to end.
    case stopped
    /// There is something to read.
    case ready
    /// The time is over.
    case late
  }

  init() {
    var ends: [Int32] = [-1, -1]
    // Without a pipe the watch can be neither ended nor left alone.
    guard pipe(&ends) == 0 else { fatalError("no pipe: error \(errno)") }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    reading = ends[0]
    writing = ends[1]
  }

  deinit {
    close(reading)
    close(writing)
  }

  /// Ends the thread; the byte stays in the pipe, so that it counts for every wait that follows.
  func signal() {
    var byte: UInt8 = 0
    _ = write(writing, &byte, 1)
  }

  /// Sleeps until there is something to read or `milliseconds` are over, for ever without them.
  func wait(for descriptor: Int32?, milliseconds: Int? = nil) -> Wake {
    var waits = [
      pollfd(fd: reading, events: Int16(POLLIN), revents: 0),
      // A descriptor below zero is passed over.
      pollfd(fd: descriptor ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    while true {
      let count = poll(&waits, 2, Int32(milliseconds ?? -1))
      if count < 0, errno == EINTR { continue }
      if waits[0].revents != 0 { return .stopped }
      return count == 0 ? .late : .ready
    }
  }
}
