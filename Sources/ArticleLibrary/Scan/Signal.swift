#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Lets threads wait until something has become so, by way of the system's mutex and condition.
final class Signal: @unchecked Sendable {
  // Only the system's calls touch these, which is what makes this class safe to share.
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Waits until `isSo` holds; it is asked again after each ``raise()``.
  func wait(until isSo: () -> Bool) {
    pthread_mutex_lock(mutex)
    while !isSo() { pthread_cond_wait(condition, mutex) }
    pthread_mutex_unlock(mutex)
  }

  /// Wakes all that wait.
  func raise() {
    pthread_mutex_lock(mutex)
    pthread_cond_broadcast(condition)
    pthread_mutex_unlock(mutex)
  }
}
