internal import CNcurses

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Signals as bytes in a pipe, so that they come in where everything else does.
///
/// The handler only writes the signal's number. It needs the one global here, the pipe's end,
/// because a signal handler can be given nothing else.
public struct SignalPipe: Sendable {
  private let pipe = WakePipe()

  /// What to `poll` for reading.
  public var descriptor: Int32 { pipe.descriptor }

  /// Catches the signals that end, stop and resize the program.
  ///
  /// There is one pipe in a program.
  public init() {
    writingEnd.pointee = pipe
    for number in [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH]
    where cn_is_ignored(number) == 0 || number == SIGWINCH || number == SIGCONT {
      cn_handle_signal(number, caught, Int32(SA_RESTART))
    }
    signal(SIGPIPE, SIG_IGN)
  }

  /// The signals that came in since, in order.
  public func take() -> [Int32] {
    pipe.drain().map { Int32($0) }
  }

  /// Stops the program as if nothing had caught SIGTSTP, and returns when it goes on.
  ///
  /// The terminal must have been given back before.
  public func stop() {
    signal(SIGTSTP, SIG_DFL)
    kill(getpid(), SIGTSTP)
    cn_handle_signal(SIGTSTP, caught, Int32(SA_RESTART))
    // The SIGCONT that ended the stop needs no answer of its own.
    _ = pipe.drain()
  }

  /// Runs `body`, in which another program has the terminal: its keys' signals are not for this
  /// one, and Ctrl-Z stops both.
  public func lend<Result>(_ body: () -> Result) -> Result {
    signal(SIGINT, SIG_IGN)
    signal(SIGQUIT, SIG_IGN)
    signal(SIGTSTP, SIG_DFL)
    defer {
      for number in [SIGINT, SIGQUIT, SIGTSTP] {
        cn_handle_signal(number, caught, Int32(SA_RESTART))
      }
    }
    return body()
  }
}

private nonisolated(unsafe) let writingEnd: UnsafeMutablePointer<WakePipe?> = {
  let pointer = UnsafeMutablePointer<WakePipe?>.allocate(capacity: 1)
  pointer.initialize(to: nil)
  return pointer
}()

private func caught(_ number: Int32) {
  let error = errno
  writingEnd.pointee?.wake(with: UInt8(truncatingIfNeeded: number))
  errno = error
}
