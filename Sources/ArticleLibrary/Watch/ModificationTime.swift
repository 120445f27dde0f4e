#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// When something changed, in nanoseconds since 1970, as exactly as its file system knows.
struct ModificationTime: Equatable, Sendable {
  var nanoseconds: Int64

  init(_ status: stat) {
    nanoseconds = status.modifiedSeconds * 1_000_000_000 + status.modifiedNanoseconds
  }

  init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  /// This moment.
  static var now: ModificationTime {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return ModificationTime(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  /// Whether it seems to be in whole seconds, as some file systems keep it.
  var isCoarse: Bool { nanoseconds % 1_000_000_000 == 0 }

  /// Whether it may be after a moment.
  ///
  /// The times of files come from a clock that ticks a hundred times a second or more, and in the
  /// coarsest file system every other second.
  func isAfter(_ moment: ModificationTime) -> Bool {
    nanoseconds + (isCoarse ? 2_000_000_000 : 20_000_000) >= moment.nanoseconds
  }
}
