internal import Curses
internal import Reader
internal import Synchronization

/// What finished work brings back to the run loop.
enum Outcome: Equatable, Sendable {
  case action(Action)
  /// The address is of no article here, so that the browser is to open it.
  case browse(url: String)
}

/// The queue in which finished work comes back to the thread that owns the screen.
///
/// It may be filled from any thread; the pipe's byte is what wakes the run loop. It also counts
/// the work that is under way, so that the run loop knows whether an answer can still come.
final class Outcomes: Sendable {
  private struct Contents {
    var waiting: [Outcome] = []
    var underWay = 0
    /// Those of them that no paint waits for.
    var unawaited = 0
  }

  private let contents = Mutex(Contents())
  private let pipe = WakePipe()

  /// What to `poll` for reading.
  var descriptor: Int32 { pipe.descriptor }

  /// Whether work is under way whose outcome will come in.
  var isAnyUnderWay: Bool { contents.withLock { $0.underWay > 0 } }

  /// Whether work is under way that belongs in the next paint.
  var isAnyAwaited: Bool { contents.withLock { $0.underWay > $0.unawaited } }

  /// Whether an outcome waits.
  var isAnyWaiting: Bool { contents.withLock { !$0.waiting.isEmpty } }

  /// Says that a piece of work begins that ``finish(_:isAwaited:)`` will end; a paint waits for it
  /// unless `isAwaited` is `false`.
  func begin(isAwaited: Bool = true) {
    contents.withLock {
      $0.underWay += 1
      if !isAwaited { $0.unawaited += 1 }
    }
  }

  /// Ends a piece of work, with or without an outcome.
  func finish(_ outcome: Outcome?, isAwaited: Bool = true) {
    contents.withLock {
      $0.underWay -= 1
      if !isAwaited { $0.unawaited -= 1 }
      if let outcome { $0.waiting.append(outcome) }
    }
    pipe.wake()
  }

  /// Adds an outcome of work that goes on.
  func add(_ outcome: Outcome) {
    contents.withLock { $0.waiting.append(outcome) }
    pipe.wake()
  }

  /// Takes all that wait, the oldest first.
  func take() -> [Outcome] {
    _ = pipe.drain()
    return contents.withLock {
      let taken = $0.waiting
      $0.waiting = []
      return taken
    }
  }
}
