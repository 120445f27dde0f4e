internal import CNcurses

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Puts the terminal back after a trap: a handler on a stack of its own that only writes a string
/// and sets the terminal's modes, then lets the signal do what it would have done.
///
/// A signal handler can be given nothing, so what it needs lies in the few globals of this file.
/// They are written before the handlers are installed, and by the one thread that owns the screen.
public enum CrashGuard {
  nonisolated(unsafe) private static var savedModes = termios()
  nonisolated(unsafe) private static var sequence: UnsafeMutablePointer<UInt8>?
  nonisolated(unsafe) private static var sequenceLength = 0
  nonisolated(unsafe) private static var isArmed = false

  private static let signals = [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT]

  /// Remembers the terminal's modes and installs the handlers; called once, before curses starts.
  static func install() {
    tcgetattr(0, &savedModes)
    var stack = stack_t()
    stack.ss_size = 64 * 1024
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: stack.ss_size, alignment: 16)
    sigaltstack(&stack, nil)
    for signal in signals {
      var action = sigaction()
      action.setHandler { signal in CrashGuard.restoreAndRaise(signal) }
      action.sa_flags = Int32(SA_ONSTACK) | Int32(bitPattern: UInt32(SA_RESETHAND))
      sigaction(signal, &action, nil)
    }
  }

  /// From now on a trap writes `text` to the terminal.
  static func arm(restoring text: String) {
    let bytes = Array(text.utf8)
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
    copy.initialize(from: bytes, count: bytes.count)
    isArmed = false
    sequence?.deallocate()
    sequence = copy
    sequenceLength = bytes.count
    isArmed = true
  }

  /// The terminal is as it was found: a trap need not touch it.
  static func disarm() {
    isArmed = false
  }

  private static func restoreAndRaise(_ signal: Int32) {
    if isArmed, let sequence {
      isArmed = false
      _ = write(1, sequence, sequenceLength)
      tcsetattr(0, TCSANOW, &savedModes)
    }
    raise(signal)
  }
}

extension sigaction {
  fileprivate mutating func setHandler(_ handler: @convention(c) (Int32) -> Void) {
    #if canImport(Darwin)
      __sigaction_u.__sa_handler = handler
    #else
      __sigaction_handler.sa_handler = handler
    #endif
  }
}
