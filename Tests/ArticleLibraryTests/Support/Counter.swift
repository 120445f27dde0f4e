import Synchronization

/// A number that callbacks on any thread may change.
final class Counter: Sendable {
  private let number = Mutex(0)

  var value: Int {
    get { number.withLock { $0 } }
    set { number.withLock { $0 = newValue } }
  }
}
