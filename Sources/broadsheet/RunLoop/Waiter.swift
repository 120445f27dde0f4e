internal import Curses

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Sleeps until input, a signal or finished work comes in.
struct Waiter {
  /// What came in besides what the screen and the queue know themselves.
  struct Arrival {
    var signals: [Int32] = []
    var isTerminalLost = false
  }

  private let input: Int32
  private let signals: SignalPipe?
  private let outcomes: Int32

  /// A waiter for `outcomes`, for signals, and for a terminal whose input comes from `input`.
  init(input: Int32? = nil, signals: SignalPipe? = nil, outcomes: Int32) {
    // poll() passes over negative descriptors.
    self.input = input ?? -1
    self.signals = signals
    self.outcomes = outcomes
  }

  /// Sleeps until something comes in, or for some milliseconds.
  func wait(milliseconds: Int32?) -> Arrival {
    var places = [input, signals?.descriptor ?? -1, outcomes].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    // An interruption is a signal, and that is in the pipe.
    guard poll(&places, nfds_t(places.count), milliseconds ?? -1) > 0 else { return Arrival() }
    return Arrival(
      signals: places[1].revents == 0 ? [] : signals?.take() ?? [],
      isTerminalLost: isLost(Int32(places[0].revents)))
  }

  /// A terminal that is gone is told in many ways: hung up, in error, or readable with nothing
  /// to read.
  private func isLost(_ events: Int32) -> Bool {
    if events & (POLLHUP | POLLERR | POLLNVAL) != 0 { return true }
    return events & POLLIN != 0 && CursesScreen.waitingBytes(on: input) == 0
  }
}
