internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Has the system fetch files before they are read, many at a time, where reading waits for a disk.
///
/// Those who read are as many as there are processors, and a disk that has one wish at a time is
/// mostly idle. Where files come out of the system's memory nothing of this runs: it begins when
/// reading turns out to be slow, and ends when nothing had to be fetched any more.
final class ReadAhead: Sendable {
  private struct State {
    var threads = 0
    var reads = Sample()
    var fetches = Sample()
    /// Whether the threads are to end, for now.
    var isIdle = false
    var isOver = false
  }

  /// How many of the last files came from a disk.
  private struct Sample {
    private var count = 0
    private var slow = 0

    /// Of so many files the share is taken.
    private static let size = 64

    /// Takes in a file; whether at least a quarter came from a disk, each time a sample is full.
    ///
    /// A moment in which another program has the processor makes a few files late, and not many.
    mutating func add(isSlow: Bool) -> Bool? {
      count += 1
      if isSlow { slow += 1 }
      guard count == Self.size else { return nil }
      defer { self = Sample() }
      return slow * 4 >= count
    }
  }

  private let state = Mutex(State())
  private let more = Signal()
  private let next: @Sendable () -> [[CChar]]?

  /// As many files as disks of all kinds take at a time.
  private static let mostThreads = 24
  /// A file that takes longer comes from a disk, in nanoseconds.
  private let slow: UInt64

  /// `next` tells the paths of the files to be fetched next, or nothing while enough are.
  init(slow: UInt64 = 50_000, next: @escaping @Sendable () -> [[CChar]]?) {
    self.slow = slow
    self.next = next
  }

  /// Takes the time that `body` takes to read a file.
  func timed<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let start = now()
    defer { note(now() - start) }
    return try body()
  }

  /// Says that files were taken, so that others may be fetched.
  func goOn() {
    if state.withLock({ $0.threads > 0 }) { more.raise() }
  }

  /// Ends all threads.
  func end() {
    state.withLock { $0.isOver = true }
    more.raise()
  }

  private func note(_ nanoseconds: UInt64) {
    let begins = state.withLock { state in
      let isSlow = state.reads.add(isSlow: nanoseconds > slow) ?? false
      guard isSlow, state.threads == 0, !state.isOver else { return false }
      state.threads = Self.mostThreads
      state.isIdle = false
      return true
    }
    guard begins else { return }
    for _ in 0..<Self.mostThreads where startThread({ self.work() }) != 0 {
      state.withLock { $0.threads -= 1 }
    }
  }

  private func work() {
    while let paths = nextPaths() {
      for path in paths {
        let start = now()
        fetch(path)
        let duration = now() - start
        state.withLock { state in
          if state.fetches.add(isSlow: duration > slow) == false { state.isIdle = true }
        }
      }
    }
    state.withLock { $0.threads -= 1 }
  }

  /// Waits until there are files to be fetched; `nil` when there will be none.
  private func nextPaths() -> [[CChar]]? {
    var paths: [[CChar]]?
    more.wait(until: {
      if state.withLock({ $0.isOver || $0.isIdle }) { return true }
      paths = next()
      return paths != nil
    })
    return paths
  }

  /// Waits for the beginning of a file, while the rest of it comes by itself.
  private func fetch(_ path: [CChar]) {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= ArticleFile.largest
    else { return }
    #if canImport(Darwin)
      var wish = radvisory(ra_offset: 0, ra_count: Int32(clamping: status.st_size))
      _ = fcntl(descriptor, F_RDADVISE, &wish)
    #else
      _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_WILLNEED)
    #endif
    var first: UInt8 = 0
    _ = pread(descriptor, &first, 1, 0)
  }

  private func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
