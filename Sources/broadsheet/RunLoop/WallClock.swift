internal import ArticleModel

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The system's clocks.
///
/// Only the run loop looks at them; the state is told the time.
enum WallClock {
  static var now: Timestamp { Timestamp(seconds: Int64(time(nil))) }

  /// How many seconds the local clock is ahead of Universal Time at `moment`.
  static func utcOffset(at moment: Timestamp) -> Int {
    var seconds = time_t(moment.seconds)
    var local = tm()
    localtime_r(&seconds, &local)
    return local.tm_gmtoff
  }

  /// Milliseconds on a clock that nobody sets.
  static var milliseconds: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
