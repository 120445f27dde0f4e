#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Starts a thread that nobody waits for, and returns the system's error, or zero.
///
/// Signals are for other threads, so that none wakes this one. Those of its own mistakes are not held
/// back, or the terminal would not be put back.
func startThread(_ body: @escaping @Sendable () -> Void) -> Int32 {
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  defer { pthread_attr_destroy(&attributes) }
  pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
  var held = sigset_t()
  var before = sigset_t()
  sigfillset(&held)
  for signal in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] { sigdelset(&held, signal) }
  pthread_sigmask(SIG_SETMASK, &held, &before)
  defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
  #if canImport(Darwin)
    var thread: pthread_t?
  #else
    var thread = pthread_t()
  #endif
  let context = Unmanaged.passRetained(ThreadBody(body))
  let code = pthread_create(&thread, &attributes, threadMain, context.toOpaque())
  if code != 0 { context.release() }
  return code
}

/// What a thread is to do, on its way there.
private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) {
    self.run = run
  }
}

#if canImport(Darwin)
  private func threadMain(_ pointer: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<ThreadBody>.fromOpaque(pointer).takeRetainedValue().run()
    return nil
  }
#else
  private func threadMain(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let pointer else { return nil }
    Unmanaged<ThreadBody>.fromOpaque(pointer).takeRetainedValue().run()
    return nil
  }
#endif
