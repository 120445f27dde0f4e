/// When a mark was changed: a hybrid logical clock.
///
/// It follows the clock on the wall, but is always later than everything that the change could have
/// been an answer to, so that a clock that is wrong loses no change. No two changes of the same
/// mark have the same: `run` is drawn anew by every program that writes.
struct MarkClock: Hashable, Sendable, Comparable {
  /// Milliseconds since 1970 in the upper 48 bits, and a counter below.
  var time: UInt64
  /// The program that made the change.
  var run: UInt32

  private static let counterBits: UInt64 = 16
  /// Milliseconds from here on, the year 4199, are not believed.
  private static let endOfTime: UInt64 = 1 << 46

  init(time: UInt64, run: UInt32) {
    self.time = time
    self.run = run
  }

  /// A clock that was read from a log; `nil` where it cannot be one.
  init?(milliseconds: UInt64, counter: UInt64, run: UInt32) {
    guard milliseconds < Self.endOfTime, counter < 1 << Self.counterBits else { return nil }
    self.init(time: milliseconds << Self.counterBits | counter, run: run)
  }

  var milliseconds: UInt64 { time >> Self.counterBits }
  var counter: UInt64 { time & (1 << Self.counterBits - 1) }

  static func < (left: MarkClock, right: MarkClock) -> Bool {
    left.time == right.time ? left.run < right.run : left.time < right.time
  }

  /// The time of a change that is made `now`, in milliseconds, and comes behind `latest`.
  static func time(now: Int64, after latest: UInt64) -> UInt64 {
    let wall = min(UInt64(max(0, now)), endOfTime / 2) << counterBits
    return max(wall, latest + 1)
  }
}

extension MarkClock: CustomStringConvertible {
  /// As it stands in a log: `1756540800123.0.7c1e9a2b`.
  var description: String {
    let digits = String(run, radix: 16)
    let padding = String(repeating: "0", count: 8 - digits.count)
    return "\(milliseconds).\(counter).\(padding)\(digits)"
  }
}
