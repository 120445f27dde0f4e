#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The processors that this machine has.
func processorCount() -> Int {
  max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
}

/// Blocks this thread for a moment.
///
/// `Task.sleep` would start Dispatch, whose threads then wake once a second for good.
func pause(microseconds: UInt32) {
  usleep(microseconds)
}
