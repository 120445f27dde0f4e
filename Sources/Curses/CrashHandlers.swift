internal import CNcurses

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Puts the terminal right when the program traps, and lets it die of its signal then.
///
/// A handler runs in the middle of anything, perhaps with no stack left: it has a stack of its own
/// and only makes system calls on what was made ready before. That is why this file has a global:
/// a signal handler can be given nothing else.
public enum CrashHandlers {
  fileprivate struct Kept {
    var modes = termios()
    var sequence: UnsafeMutableBufferPointer<UInt8>?
    /// Where messages went while curses ran, from which offset on, and where they belong.
    var log: Int32 = -1
    var logStart: off_t = 0
    var messages: Int32 = -1
  }

  static func install(restoring modes: termios, with sequence: [UInt8]) {
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: sequence.count)
    _ = bytes.initialize(fromContentsOf: sequence)
    kept.pointee.modes = modes
    kept.pointee.sequence = bytes
    protectThread()
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
      cn_handle_signal(number, crashed, Int32(SA_ONSTACK))
    }
  }

  /// Gives the calling thread a stack for the handlers, so that they can run when its own is full.
  public static func protectThread() {
    var stack = stack_t()
    guard sigaltstack(nil, &stack) == 0, stack.ss_flags & Int32(SS_DISABLE) != 0 else { return }
    // Never freed: it belongs to the thread as long as that lives.
    stack = stack_t()
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: 1 << 16, alignment: 16)
    stack.ss_size = 1 << 16
    sigaltstack(&stack, nil)
  }

  /// Where messages went that `descriptor` was meant for, so that a crash can repeat them there.
  public static func repeatMessages(from log: Int32, offset: Int, on descriptor: Int32) {
    kept.pointee.log = log
    kept.pointee.logStart = off_t(offset)
    kept.pointee.messages = descriptor
  }
}

private nonisolated(unsafe) let kept: UnsafeMutablePointer<CrashHandlers.Kept> = {
  let pointer = UnsafeMutablePointer<CrashHandlers.Kept>.allocate(capacity: 1)
  pointer.initialize(to: CrashHandlers.Kept())
  return pointer
}()

private func crashed(by number: Int32) {
  // First of all, so that a second fault in here ends the program.
  signal(number, SIG_DFL)
  if let sequence = kept.pointee.sequence {
    write(STDOUT_FILENO, sequence.baseAddress, sequence.count)
    tcsetattr(STDIN_FILENO, TCSANOW, &kept.pointee.modes)
  }
  repeatMessages()
  raise(number)
}

/// Shows the last messages, made safe byte by byte.
private func repeatMessages() {
  guard kept.pointee.log >= 0 else { return }
  let end = lseek(kept.pointee.log, 0, SEEK_END)
  let start = max(kept.pointee.logStart, end - 2048)
  withUnsafeTemporaryAllocation(byteCount: 2048, alignment: 1) { buffer in
    let count = pread(kept.pointee.log, buffer.baseAddress, buffer.count, start)
    guard count > 0 else { return }
    for index in 0..<count where buffer[index] != 0x0A && !(0x20...0x7E).contains(buffer[index]) {
      buffer[index] = 0x3F
    }
    write(kept.pointee.messages, buffer.baseAddress, count)
  }
}
