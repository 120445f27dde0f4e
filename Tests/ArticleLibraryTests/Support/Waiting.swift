#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Waits until `condition` holds; false where it does not within `seconds`.
///
/// It keeps its thread: a task that sleeps is behind all other tests when it wakes, and that may be
/// seconds.
func comesTrue(within seconds: Double = 20, _ condition: () -> Bool) async -> Bool {
  let clock = ContinuousClock()
  let end = clock.now + .seconds(seconds)
  while !condition() {
    if clock.now >= end { return condition() }
    usleep(2000)
  }
  return true
}

/// The folder in which Linux tells of the thread that asks, elsewhere nothing.
func currentThread() -> String {
  var bytes = [CChar](repeating: 0, count: 256)
  let count = readlink("/proc/thread-self", &bytes, bytes.count - 1)
  guard count > 0 else { return "" }
  return "/proc/" + String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
