internal import Curses
internal import Dispatch
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A few threads that take work from one queue, the oldest first, and sleep when there is none.
///
/// Dispatch, on which tasks run otherwise, looks after its threads once a second as long as the
/// program lives. A reader that nobody touches must not wake at all.
final class WorkerThreads: TaskExecutor {
  private struct Contents {
    var waiting: [@Sendable () -> Void] = []
    var threads = 0
    var sleeping = 0
  }

  private let limit: Int
  private let contents = Mutex(Contents())
  private let wakes = DispatchSemaphore(value: 0)

  /// At most `limit` threads, which are started when there is work for them.
  init(limit: Int) {
    self.limit = limit
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    run { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }

  /// Puts work behind what waits.
  func run(_ work: @escaping @Sendable () -> Void) {
    let needsThread = contents.withLock { contents in
      contents.waiting.append(work)
      guard contents.waiting.count > contents.sleeping, contents.threads < limit else {
        return false
      }
      contents.threads += 1
      return true
    }
    if needsThread { start() }
    wakes.signal()
  }

  private func start() {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    // As much as the first thread has: pages nest deep.
    pthread_attr_setstacksize(&attributes, 8 << 20)
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    pthread_create(&thread, &attributes, workerMain, Unmanaged.passRetained(self).toOpaque())
    pthread_attr_destroy(&attributes)
  }

  /// Runs on a thread of its own, for ever.
  fileprivate func work() {
    CrashHandlers.protectThread()
    while true {
      contents.withLock { $0.sleeping += 1 }
      wakes.wait()
      let work = contents.withLock { contents in
        contents.sleeping -= 1
        return contents.waiting.isEmpty ? nil : contents.waiting.removeFirst()
      }
      work?()
    }
  }
}

#if canImport(Darwin)
  private func workerMain(_ pointer: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<WorkerThreads>.fromOpaque(pointer).takeRetainedValue().work()
    return nil
  }
#else
  private func workerMain(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let pointer else { return nil }
    Unmanaged<WorkerThreads>.fromOpaque(pointer).takeRetainedValue().work()
    return nil
  }
#endif
