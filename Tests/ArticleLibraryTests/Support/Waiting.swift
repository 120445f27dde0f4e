#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Waits until `condition` holds; false where it does not within `seconds`.
func comesTrue(within seconds: Double = 1, _ condition: () -> Bool) async -> Bool {
  let clock = ContinuousClock()
  let end = clock.now + .seconds(seconds)
  while clock.now < end {
    if condition() { return true }
    try? await clock.sleep(for: .milliseconds(5))
  }
  return condition()
}

/// The folder in which Linux tells of the thread that asks, elsewhere nothing.
func currentThread() -> String {
  var bytes = [CChar](repeating: 0, count: 256)
  let count = readlink("/proc/thread-self", &bytes, bytes.count - 1)
  guard count > 0 else { return "" }
  return "/proc/" + String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
